"""Files that came with a text, which names them where they are to be shown."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

from .pictures import Pictures, kept


@dataclass(frozen=True, slots=True)
class Attached:
    """`names` finds what a text calls them, in its first group; `data` tells the bytes of one: none if it is unknown.

    `all` are those that the text ought to show.
    """

    names: re.Pattern[str]
    data: Callable[[str], bytes]
    all: frozenset[str] = frozenset()

    def shown_in(self, text: str, pictures: Pictures) -> tuple[str, int]:
        """Return the text with what stands for each picture in the place of its name, and how many files it lacks."""
        shown: set[str] = set()

        def named(found: re.Match[str]) -> str:
            name = unquote(found[1])
            reference = kept(self.data(name), pictures)
            shown.update([name] if reference else [])
            return reference or "data:,"

        return self.names.sub(named, text), len(self.all - shown)


NONE = Attached(re.compile("(?!)"), lambda _: b"")
SOURCE = re.compile(r"(?<=\ssrc=[\"'])(?!data:|sha256:|[a-z]+://|//)([^\"'<>]+)", re.IGNORECASE)
"""The address of a picture that is a file in the same package."""
