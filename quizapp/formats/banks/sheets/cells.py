"""Texts in cells that a spreadsheet would take for a formula, or a reader for nothing at all.

An apostrophe before such a text says that it is meant as it stands. Where the text begins with apostrophes itself it
gets one more, so that exactly one is taken away again. Within a text, CSV has such apostrophes too.
"""

import re

from ... import csv_lines

SIGNS = "[-=+@\t\r\n\0\uff1d\uff0b\uff0d\uff20]"
"""What a formula can begin with, also after a character that is dropped; the last four are full-width."""
FILLER = "[-.\u2026\u2013\u2014_/*\u00b7]+"
"""Marks that fill a cell which must not be empty."""
filler = re.compile(FILLER).fullmatch
GUARDED = re.compile(rf"'+{SIGNS}|'+{FILLER}\Z")
FORMULA = re.compile(rf"'*{SIGNS}|'*{FILLER}\Z")
MISREAD = re.compile(rf"'+{SIGNS}|'*{FILLER}\Z")
"""What must be guarded in a workbook, whose cells say themselves that they are text."""


def guarded(text: str) -> str:
    """Return the text for a file in which every cell may be taken for a formula."""
    return f"'{text}" if FORMULA.match(text) else text


def marked(text: str) -> str:
    """Return the text for a file whose cells are text."""
    kept = csv_lines.doubled(text)
    return f"'{kept}" if MISREAD.match(kept) else kept


def meant(cell: str) -> str:
    """Return the text a cell stands for."""
    text = csv_lines.meant(cell)
    return text[1:] if GUARDED.match(text) else text
