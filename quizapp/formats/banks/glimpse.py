"""A file before anybody knows what it is: looked at once, however many formats judge by it."""

from collections.abc import Container, Iterator
from functools import cached_property

from .. import decoding, foreign
from .content_package import roots_in
from .xml import local


class Glimpse:
    """Its beginning as text, its outermost element, what an archive holds: each found out when it is asked for."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.packed = data.startswith(b"PK")
        self._roots: list[str] = []

    @cached_property
    def head(self) -> str:
        return decoding.head(self.data)

    @cached_property
    def root(self) -> str:
        """The name of the outermost element, without a prefix; nothing where it is no XML."""
        return local(foreign.root(self.head))

    @cached_property
    def members(self) -> set[str]:
        """The names of the files in an archive."""
        return foreign.members(self.data)

    @cached_property
    def _inside(self) -> Iterator[str]:
        return roots_in(self.data)

    def holds(self, roots: Container[str]) -> bool:
        """Say whether it is XML with one of these outermost elements, or an archive of files of which one is."""
        if not self.packed:
            return self.root in roots
        if any(root in roots for root in self._roots):
            return True
        for root in self._inside:
            self._roots.append(root)
            if root in roots:
                return True
        return False
