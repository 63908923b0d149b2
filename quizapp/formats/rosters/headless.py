"""Lists that do not say what their columns hold: names below one another, as they are pasted from anywhere."""

import re
from dataclasses import replace

from ..tables import Row, Table

MARK = re.compile(r"\s*(?:[0-9]{1,3}[.)]|[-*\u2013\u2022\u00b7])\s+(?=\S)")
"""What numbers the lines of a list, or marks them."""
NAME = re.compile(r"[^\W\d_][^\d]*")


def columns(table: Table) -> dict[str, int]:
    """Return where each field stands; nothing where that is not clear.

    Two columns are a last name and a first name where a comma and a space part them: tables have no space there.
    """
    filled = sorted({column for row in table.rows for column, cell in enumerate(row.cells) if cell.strip()})
    if len(filled) == 1:
        worded = any(letter.isalpha() for row in table.rows for letter in row.cells[filled[0]])
        return {"name" if worded else "number": filled[0]}
    if filled == [0, 1] and table.delimiter == "," and all(map(_turned, rows(table))):
        return {"last": 0, "first": 1}
    return {}


def rows(table: Table) -> list[Row]:
    """Return the rows without what numbers or marks them."""
    return [replace(row, cells=(MARK.sub("", row.cells[0], count=1), *row.cells[1:])) for row in table.rows]


def _turned(row: Row) -> bool:
    return (
        len(row.cells) == len(("last", "first"))
        and row.cells[1].startswith(" ")
        and all(NAME.fullmatch(cell.strip()) for cell in row.cells)
    )
