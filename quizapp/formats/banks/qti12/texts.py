"""The texts of QTI 1.2: pieces of material, each plain or HTML, in which other elements stand for pictures."""

from collections.abc import Callable, Iterator, Mapping
from html import escape

from ...prose.attached import Attached
from ...prose.plain import marked_up
from ..reading import Reading
from ..tree import Element

BREAK = "<br>"
GAP = "____"
"""Stands for a part of a sentence that is among the items to be put in order."""
BESIDE = 2
"""Pieces of material that stand beside the options: one before them and one after."""
RECORDINGS = ("mataudio", "matvideo", "matapplication", "matapplet")


def prose(html: str, reading: Reading, attached: Attached) -> str:
    return reading.prose(html, "html", attached)


def html(element: Element) -> str:
    """Return the material in an element as HTML, each piece on a line of its own."""
    return BREAK.join(pieces(element))


def pieces(element: Element) -> Iterator[str]:
    """Yield each piece of material in an element that says something."""
    for child in element.children:
        if child.name == "material":
            if written := _whole(child):
                yield written
        elif not child.name.startswith("response_"):
            yield from pieces(child)


def stem(presentation: Element) -> str:
    """Return what is asked: all material but that of the options, and the sentence whose words are to be ordered."""
    written = BREAK.join(pieces(presentation))
    for response in presentation.within("response_lid"):
        for label in filter(None, map(_whole, response.all("material")[:BESIDE])):
            gap = f"[{label}]"
            written = written.replace(gap, GAP) if gap in written else f"{written}{BREAK}{label}"
        for sentence in filter(None, map(_sentence, response.within("ims_render_object"))):
            written = f"{written}{BREAK}{sentence}"
    return written.removeprefix(BREAK)


def _sentence(order: Element) -> str:
    """Return the words that stand between the items, with a gap for each item; nothing where none stand there."""
    parts = [
        GAP if part.name == "response_label" else _whole(part) for part in order.within("response_label", "material")
    ]
    return " ".join(parts) if any(part != GAP for part in parts) else ""


def _whole(material: Element) -> str:
    """Return a material as HTML, without the breaks around it."""
    lines = "".join(map(_part, material.children)).split(BREAK)
    said = [place for place, line in enumerate(lines) if line.strip()]
    return BREAK.join(lines[said[0] : said[-1] + 1]).strip() if said else ""


def _part(element: Element) -> str:
    if element.name in RECORDINGS:
        return "<video></video>" if element.attributes.get("uri") or element.own.strip() else ""
    if element.name in PARTS:
        return PARTS[element.name](element)
    return "".join(map(_part, element.children))


def _text(element: Element) -> str:
    """Return a text as HTML: it may be escaped in the file, or stand there as elements."""
    kind = (element.attributes.get("texttype") or element.attributes.get("type") or "text/plain").lower()
    if element.children:
        return element.html()
    written = element.own.strip()
    text = HOW.get(kind.rpartition("/")[2], marked_up)(written)
    address = element.attributes.get("uri", "").strip()
    return f'<a href="{escape(address)}">{text or escape(address)}</a>' if address else text


def _picture(element: Element) -> str:
    alternative = escape(element.attributes.get("label", ""))
    if element.attributes.get("embedded", "").lower() == "base64":
        source = f"data:{element.attributes.get('imagtype', 'image/png')};base64,{element.own.strip()}"
    else:
        source = element.attributes.get("uri", "")
    return f'<img src="{escape(source)}" alt="{alternative}">' if source else ""


def _lined(text: str) -> str:
    return text.replace("\n", BREAK)


HOW: Mapping[str, Callable[[str], str]] = {"html": str, "xhtml": str, "smart_text": _lined}
"""By kind of text: how it becomes HTML; all others are plain."""
PARTS: Mapping[str, Callable[[Element], str]] = {
    "mattext": _text,
    "matemtext": _text,
    "mat_formattedtext": _text,
    "localizable_mattext": _text,
    "matimage": _picture,
    "matbreak": lambda _: BREAK,
}
