"""Tables as CSV (RFC 4180) in UTF-8."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

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
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=dialect.separator)
    writer.writerow([guarded(column.name) for column in table.columns])
    texts = [at for at, column in enumerate(table.columns) if column.kind == "text"]
    rows = iter(table.rows)
    while some := list(islice(rows, AT_ONCE)):
        writer.writerows([_safe(row, texts) for row in some])
        yield _taken(out)
    yield _taken(out)


def for_excel(heads: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return a small table as a file to open by a double click."""
    return b"".join(write(Table("", [Column(head) for head in heads], rows), Dialect(bom=True)))


def guarded(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula.

    Text that has apostrophes there already gets one more, so that taking one away gives back what was meant.
    """
    return f"'{text}" if FORMULA.match(text) else text


def _safe(row: Row, texts: Sequence[int]) -> Row:
    """Guard the text of a row; numbers stay numbers."""
    safe: list[Cell] | None = None
    for at in texts:
        cell = row[at]
        if isinstance(cell, str) and cell[:1] in RISKY:
            safe = safe or list(row)
            safe[at] = guarded(cell)
    return safe or row


def _taken(out: io.StringIO) -> bytes:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text.encode()
