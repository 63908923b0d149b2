"""What has a meaning in GIFT, how it is escaped, and where one item ends and the next begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..decoding import lines as lines_of

SIGNS = "\\:#={}~"
ESCAPE = re.compile(r"\\([\\:#={}~n])")
STAND_IN = {sign: chr(1 + place) for place, sign in enumerate(SIGNS)} | {"n": "\x0e"}
"""What stands for an escaped sign while markers are looked for: characters no item may hold."""
WRITTEN = str.maketrans({stand_in: "\n" if sign == "n" else sign for sign, stand_in in STAND_IN.items()})
ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in SIGNS} | {"\n": "\\n"})
FORMAT = re.compile(r"\[(html|markdown|plain|moodle)\]")
COMMENT = "//"


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one item: `note` is what its comments say."""

    line: int
    text: str
    note: str


def blocks(text: str) -> Iterator[Block]:
    """Yield what stands between blank lines; a blank line inside braces therefore breaks an item in two."""
    lines: list[str] = []
    notes: list[str] = []
    start = 0
    for number, line in enumerate(lines_of(text), 1):
        bare = line.strip()
        if bare.startswith(COMMENT):
            notes.append(line)
        elif bare:
            start = start or number
            lines.append(line)
        elif lines:
            yield Block(start, "\n".join(lines).strip(), "\n".join(notes))
            lines, notes, start = [], [], 0
    if lines:
        yield Block(start, "\n".join(lines).strip(), "\n".join(notes))
