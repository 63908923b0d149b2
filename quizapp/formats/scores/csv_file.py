"""Tables as CSV in UTF-8."""

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from ..csv_lines import inert, line
from .table import Cell, Column, Dialect, Row, Table

SIGNS = "=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20"
"""Text that begins so would be computed by a spreadsheet (the last four are full-width); students choose names."""
FORMULA = re.compile(f"'*[{re.escape(SIGNS)}]")
RISKY = frozenset(SIGNS + "'")
AT_ONCE = 500
"""Rows to a piece of the file."""


def write(table: Table, dialect: Dialect) -> Iterator[bytes]:
    if dialect.bom:
        yield codecs.BOM_UTF8
    yield line([guarded(column.name) for column in table.columns], dialect.separator).encode()
    texts = [at for at, column in enumerate(table.columns) if column.kind == "text"]
    rows = iter(table.rows)
    while some := list(islice(rows, AT_ONCE)):
        yield "".join([line(_safe(row, texts), dialect.separator) for row in some]).encode()


def for_excel(heads: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return a small table as a file to open by a double click."""
    return b"".join(write(Table("", [Column(head) for head in heads], rows), Dialect(bom=True)))


def guarded(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula.

    Text that has apostrophes there already gets one more, so that taking one away gives back what was meant.
    """
    return f"'{text}" if FORMULA.match(text) else text


def safe(text: str, separator: str) -> str:
    """Return a text for a file of this separator that `line` does not write."""
    return inert(guarded(text), separator)


def _safe(row: Row, texts: Sequence[int]) -> Row:
    """Guard the text of a row; numbers stay numbers."""
    safe: list[Cell] | None = None
    for at in texts:
        cell = row[at]
        if isinstance(cell, str) and cell[:1] in RISKY:
            safe = safe or list(row)
            safe[at] = guarded(cell)
    return safe or row
