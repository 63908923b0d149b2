"""A small tree of XML: one item of a file at a time, each element with its line."""

from dataclasses import dataclass, field

from .drafts import LONGEST, Refused
from .reading import Reading

UNFORMATTED = {"plain_text", "plain"}


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

    def own_plain(self, reading: Reading) -> str:
        """Return its text without markup, or raise Refused; attached files count as lost."""
        text = self.text()
        if len(text) > LONGEST:
            raise Refused("text-long", most=LONGEST)
        if self.attributes.get("format") in UNFORMATTED:
            return text
        return reading.plain(text)

    def plain(self, name: str, reading: Reading) -> str:
        return next((child.own_plain(reading) for child in self.children if child.name == name), "")
