"""Texts of questions as the XHTML of QTI: blocks stand in no inline element, and nothing in what a version lacks."""

from collections.abc import Callable
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

from ..tree import VOID
from .dialect import Dialect

BLOCKS = {
    "blockquote", "caption", "dd", "div", "dl", "dt", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
OWN = {"a": {"href"}, "img": {"src", "alt", "width", "height"}, "td": {"colspan", "rowspan"}}
OWN["th"] = OWN["td"] | {"scope"}
"""By element: its attributes beside those of all."""


def content(html: str, dialect: Dialect, address: Callable[[str], str]) -> Element:
    """Return a `div` that holds the text; `address` tells where the picture of a digest is."""
    parser = _Parser(dialect, address)
    parser.feed(html)
    parser.close()
    root = parser.builder.close()
    _settle(root)
    return root


def has_blocks(element: Element) -> bool:
    return any(each.tag in BLOCKS for each in element.iter() if each is not element)


class _Parser(HTMLParser):
    def __init__(self, dialect: Dialect, address: Callable[[str], str]) -> None:
        super().__init__()
        self.dialect = dialect
        self.address = address
        self.builder = TreeBuilder()
        self.builder.start("div", {})

    def close(self) -> None:
        super().close()
        self.builder.end("div")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name, given = tag, {key: value or "" for key, value in attrs}
        if "lang" in given:
            given["xml:lang"] = given.pop("lang")
        if "src" in given:
            given["src"] = self.address(given["src"].removeprefix("sha256:"))
        known = self.dialect.attributes | OWN.get(tag, set())
        attributes = {key: value for key, value in given.items() if key in known}
        if tag == "img":
            attributes.setdefault("alt", "")
        if tag in self.dialect.unknown:
            name, attributes = "span", {**attributes, "class": f"html-{tag}"}
        self.builder.start(name, attributes)
        if tag in VOID:
            self.builder.end(name)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.builder.end("span" if tag in self.dialect.unknown else tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def _settle(element: Element) -> None:
    """Make a `div` of an inline element around blocks, and give parts their places that schemas want in order."""
    for child in [*element]:
        _settle(child)
    if element.tag not in BLOCKS and has_blocks(element):
        element.tag = "div"
        element.attrib.clear()
    if element.tag == "blockquote" and _mixed(element):
        _wrap(element, "div")
    if element.tag == "table":
        order = {"caption": 0, "thead": 1, "tfoot": 2, "tbody": 3}
        element[:] = sorted(element, key=lambda part: order.get(part.tag, 3))


def _mixed(element: Element) -> bool:
    """Say whether there is text beside its blocks."""
    texts = [element.text, *(child.tail for child in element)]
    return any(text and text.strip() for text in texts) or any(child.tag not in BLOCKS for child in element)


def _wrap(element: Element, tag: str) -> None:
    inside = Element(tag)
    inside.text, element.text = element.text, None
    inside[:] = [*element]
    element[:] = [inside]
