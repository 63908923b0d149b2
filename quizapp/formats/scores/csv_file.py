"""Scores as CSV (RFC 4180)."""

import csv
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

FORMULA = tuple("=+-@\t\r\0\uff1d\uff0b\uff0d\uff20")
"""Text that begins so would be computed by a spreadsheet (the last four are full-width); students choose names."""


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO) -> None:
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows(map(safe, rows))


def safe(row: Sequence[Any]) -> list[Any]:
    """Put an apostrophe before text that a spreadsheet would take for a formula; numbers stay numbers."""
    return [f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell for cell in row]
