"""Tables as workbooks: typed numbers, a header that stays in sight, filters, and nothing that is computed."""

import tempfile
from collections.abc import Iterator
from itertools import chain, islice
from typing import IO, Any

import xlsxwriter

from .csv_file import RISKY
from .table import Dialect, Row, Table

MOST_ROWS = 2**20 - 1
"""Of a sheet, below its header; what is more goes on in another sheet."""
LONGEST = 32_767
"""In UTF-16 units: what a cell can hold."""
CUT = "\N{HORIZONTAL ELLIPSIS}"
WIDTHS = {"text": 24, "time": 26, "integer": 12, "number": 12, "flag": 10}
"""In characters."""
PIECE = 2**16


def write(table: Table, dialect: Dialect) -> Iterator[bytes]:
    """Make the workbook in a temporary file: its table of contents comes last."""
    del dialect  # a workbook says itself what it is
    with tempfile.TemporaryFile() as file:
        _fill(file, table)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _fill(file: IO[bytes], table: Table) -> None:
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        book.use_zip64()
        rows, number = iter(table.rows), 1
        _sheet(book, table, table.name, islice(rows, MOST_ROWS))
        while (more := next(rows, None)) is not None:
            number += 1
            _sheet(book, table, f"{table.name} {number}", chain([more], islice(rows, MOST_ROWS - 1)))
        if table.codebook:
            _sheet(book, table.codebook, table.codebook.name, iter(table.codebook.rows))


def _sheet(book: Any, table: Table, name: str, rows: Iterator[Row]) -> None:
    sheet, last = book.add_worksheet(name), 0
    header, kept = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, WIDTHS[column.kind])
        sheet.write_string(0, at, _fitting(column.name), header)
    for last, row in enumerate(rows, 1):
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                if cell:
                    # Text stays text also when somebody edits the cell.
                    sheet.write_string(last, at, _fitting(cell), kept if cell[0] in RISKY else None)
            elif cell is not None:
                sheet.write_number(last, at, cell)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(table.columns) - 1)


def _fitting(text: str) -> str:
    """Cut a text that is longer than a cell can be, and show that it was."""
    if len(text) * 2 <= LONGEST or len(text.encode("utf-16-le")) // 2 <= LONGEST:
        return text
    return text.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + CUT
