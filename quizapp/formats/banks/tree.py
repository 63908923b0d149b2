"""A small tree of XML: each element with its line, and its texts and elements in the order in which they stand."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from html import escape

VOID = {"br", "col", "hr", "img", "source", "track", "wbr"}
"""Elements of HTML that nothing ends."""


@dataclass(slots=True)
class Element:
    """`name` and the names of attributes are without a prefix."""

    name: str
    attributes: dict[str, str]
    line: int
    content: list["Element | str"] = field(default_factory=list)

    @property
    def children(self) -> list["Element"]:
        return [part for part in self.content if isinstance(part, Element)]

    def all(self, name: str) -> list["Element"]:
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> "Element | None":
        return next((child for child in self.children if child.name == name), None)

    def within(self, *names: str) -> Iterator["Element"]:
        """Yield every element of these names at any depth, in their order; not what is in one of them."""
        for child in self.children:
            if child.name in names:
                yield child
            else:
                yield from child.within(*names)

    @property
    def own(self) -> str:
        """The text that stands directly in it."""
        return "".join(part for part in self.content if isinstance(part, str))

    def html(self, without: Container[str] = ()) -> str:
        """Return what is in it as HTML, but for elements of these names."""
        return "".join(
            escape(part, quote=False) if isinstance(part, str) else part.as_html(without)
            for part in self.content
            if isinstance(part, str) or part.name not in without
        )

    def as_html(self, without: Container[str] = ()) -> str:
        """Return it as HTML, with its own tags."""
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes.items())
        end = "" if self.name in VOID else f"{self.html(without)}</{self.name}>"
        return f"<{self.name}{attributes}>{end}"
