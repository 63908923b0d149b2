"""The texts in Moodle's XML: directly in an element or in `text` elements, with the files that came with them."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import quote

from ..prose.attached import Attached
from ..prose.pictures import decoded
from ..prose.reading import How
from .reading import Reading
from .tree import Element

FORMATS: Mapping[str, How | None] = {
    "plain_text": None, "plain": None, "markdown": "markdown", "moodle_auto_format": "auto",
}  # fmt: skip
"""How a text is to be read by the name of its format; HTML unless one says otherwise."""
FILE = re.compile(r"@@PLUGINFILE@@/([^\"'\s<>()]+)")
NONE: Mapping[str, str] = MappingProxyType({})


def text(element: Element, name: str = "") -> str:
    """Return the text of the first child of this name, or its own."""
    if name:
        child = element.first(name)
        return text(child) if child else ""
    inside = [child.own for child in element.all("text")]
    return ("".join(inside) or element.own).strip()


def own_prose(element: Element, reading: Reading, below: Mapping[str, str] = NONE) -> str:
    """Return its text with the files that came with it, and pictures `below` it, or raise Refused."""
    written, how = text(element), FORMATS.get(element.attributes.get("format", ""), "html")
    if not (how or below):
        return written
    files = {child.attributes.get("name", ""): child.own for child in element.all("file")} | dict(below)
    written += "".join(f'<br><img src="@@PLUGINFILE@@/{quote(name)}" alt="">' for name in below)
    if not files:
        return reading.prose(written, how or "html")
    attached = Attached(FILE, lambda name: decoded(files.get(name, "")), frozenset(files))
    return reading.prose(written, how or "html", attached)


def prose(element: Element, name: str, reading: Reading) -> str:
    child = element.first(name)
    return own_prose(child, reading) if child else ""
