"""Lines of CSV (RFC 4180) in which no spreadsheet finds a formula, whatever separator it divides them by.

A spreadsheet may go by the separator of its country instead of the file's. To it, quotation marks hold a cell together
only where a line begins; anywhere else a cell begins behind each of its separators in a text, and at each line end.
There an apostrophe goes before what would be computed, and one apostrophe taken away gives back what was meant.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

SEPARATORS = ",;\t|"
COMPUTED = "['\"\t\0]*[=+@\uff1d\uff0b\uff0d\uff20-]"
"""What begins a formula, though a program may drop some marks before it; four signs are full-width."""


def _begins(separator: str) -> str:
    return f"[{SEPARATORS.replace(separator, '')}\r\n]"


LONG = 1000
"""Letters from which a text is written anew each time; shorter ones, names and answers, stand in many lines."""

INSIDE = {each: re.compile(f"({_begins(each)})(?={COMPUTED})") for each in SEPARATORS}
GUARDED = {each: re.compile(f"({_begins(each)})'(?={COMPUTED})") for each in SEPARATORS}


def line(cells: Iterable[object], separator: str = ",") -> str:
    """Return a line with its text in quotation marks, numbers without, and nothing where nothing is known."""
    return separator.join([_cell(cell, separator) for cell in cells]) + "\r\n"


def inert(text: str, separator: str = ",") -> str:
    """Return the text with its guards, for a file of this separator; its beginning is for the caller to guard."""
    return INSIDE[separator].sub(r"\1'", text)


def meant(text: str, separator: str = ",") -> str:
    """Take the guards away again."""
    return GUARDED[separator].sub(r"\1", text)


def doubled(text: str) -> str:
    """Return the text for a file that needs no guards, but whose reader takes away what looks like one."""
    return GUARDED[","].sub(r"\1''", text)


def _cell(cell: object, separator: str) -> str:
    if isinstance(cell, str):
        return (_often if len(cell) < LONG else _text)(cell, separator)
    return "" if cell is None else str(cell)


def _text(text: str, separator: str) -> str:
    return '"' + inert(text, separator).replace('"', '""') + '"'


_often = lru_cache(maxsize=2**12)(_text)
