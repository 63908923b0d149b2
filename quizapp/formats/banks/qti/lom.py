"""What a manifest says of a package or of a file in it, in the words of IEEE LOM: title, keywords, difficulty."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element as Written
from xml.etree.ElementTree import SubElement

from ..tree import Element
from ..written import UNFIT, one_line

NAMESPACE = "http://ltsc.ieee.org/xsd/LOM"
LEVELS: Mapping[str, float] = {
    "very easy": 0.1, "easy": 0.3, "medium": 0.5, "difficult": 0.7, "very difficult": 0.9,
}  # fmt: skip
OURS = "quizapp"
"""The source of difficulties that are numbers from 0 (easy) to 1."""
USUAL = 0.5


def title(metadata: Element) -> str:
    return next((text for each in metadata.within("general") for text in _strings(each, "title")), "")


def language(metadata: Element) -> str:
    return next((each.own.strip() for part in metadata.within("general") for each in part.all("language")), "")


def keywords(metadata: Element) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for each in metadata.within("general") for text in _strings(each, "keyword")))


def difficulty(metadata: Element) -> float:
    """Return an estimate from 0 to 1; the usual one where nothing is said that we know."""
    for each in metadata.within("difficulty"):
        value = " ".join(_texts(each, "value"))
        if " ".join(_texts(each, "source")) == OURS:
            return _share(value)
        return LEVELS.get(value.lower(), USUAL)
    return USUAL


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        return USUAL
    return share if 0 <= share <= 1 else USUAL


def _strings(parent: Element, name: str) -> Iterator[str]:
    for each in parent.all(name):
        text = one_line(UNFIT.sub("", " ".join(_inside(each))))
        if text:
            yield text


def _texts(parent: Element, name: str) -> Iterator[str]:
    return (text for each in parent.all(name) for text in _inside(each))


def _inside(element: Element) -> Iterator[str]:
    """Yield its texts, which LOM has in elements of their own, and its older forms in others."""
    strings = [*element.within("string", "langstring")]
    yield from (each.own.strip() for each in strings or [element])


def written(
    *, title: str = "", lang: str = "", tags: tuple[str, ...] = (), difficulty: float = USUAL
) -> Written | None:
    """Return metadata that says this, or nothing where there is nothing to say."""
    lom = Written("imsmd:lom", {"xmlns:imsmd": NAMESPACE})
    if title or tags:
        general = SubElement(lom, "imsmd:general")
        if title:
            _said(SubElement(general, "imsmd:title"), title, lang)
            SubElement(general, "imsmd:language").text = lang
        for tag in tags:
            _said(SubElement(general, "imsmd:keyword"), tag, lang)
    if difficulty != USUAL:
        level = SubElement(SubElement(lom, "imsmd:educational"), "imsmd:difficulty")
        named = next((name for name, share in LEVELS.items() if share == difficulty), "")
        SubElement(level, "imsmd:source").text = "LOMv1.0" if named else OURS
        SubElement(level, "imsmd:value").text = named or repr(difficulty)
    return lom if len(lom) else None


def _said(parent: Written, text: str, lang: str) -> None:
    SubElement(parent, "imsmd:string", language=lang).text = text
