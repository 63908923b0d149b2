"""A small tree of XML: one item of a file at a time, each element with its line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from ..prose.reading import NO_FILES, How
from .reading import Reading

FORMATS: Mapping[str, How | None] = {
    "plain_text": None, "plain": None, "markdown": "markdown", "moodle_auto_format": "auto",
}  # fmt: skip
"""How a text is to be read by the name of its format; HTML unless one says otherwise."""


@dataclass(slots=True)
class Element:
    name: str
    attributes: dict[str, str]
    line: int
    children: list["Element"] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    def all(self, name: str) -> list["Element"]:
        return [child for child in self.children if child.name == name]

    def text(self, name: str = "") -> str:
        """Return the text of the first child of this name, or its own: directly inside, or in `text` elements."""
        if name:
            return next((child.text() for child in self.children if child.name == name), "")
        inside = [piece for child in self.all("text") for piece in child.pieces]
        return "".join(inside or self.pieces).strip()

    @property
    def title(self) -> str:
        return self.text("name")

    def own_prose(self, reading: Reading, below: Mapping[str, str] = NO_FILES) -> str:
        """Return its text with the files that came with it, and pictures `below` it, or raise Refused."""
        text, how = self.text(), FORMATS.get(self.attributes.get("format", ""), "html")
        files = {child.attributes.get("name", ""): "".join(child.pieces) for child in self.all("file")}
        text += "".join(f'<br><img src="@@PLUGINFILE@@/{quote(name)}" alt="">' for name in below)
        return reading.prose(text, how or "html", {**files, **below}) if how or below else text

    def prose(self, name: str, reading: Reading) -> str:
        return next((child.own_prose(reading) for child in self.children if child.name == name), "")
