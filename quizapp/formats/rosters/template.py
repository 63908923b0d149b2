"""An empty list to fill in."""

import io
from collections.abc import Callable, Mapping

import xlsxwriter

from ..csv_lines import line

HEADS = ("First name", "Last name", "Number", "Email", "Section")
TEXT = 49
"""The number format of cells that take everything as text."""
WIDTH = 24
"""In characters."""


def csv_file() -> bytes:
    """Return the headers as CSV; by its mark, Excel knows that it is UTF-8."""
    return line(HEADS).encode("utf-8-sig")


def workbook() -> bytes:
    """Return the headers as a workbook whose columns take everything as text, so that numbers keep their zeros."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Students")
        sheet.set_column(0, len(HEADS) - 1, WIDTH, book.add_format({"num_format": TEXT}))
        sheet.freeze_panes(1, 0)
        for column, head in enumerate(HEADS):
            sheet.write_string(0, column, head, book.add_format({"bold": True}))
    return data.getvalue()


TEMPLATES: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", csv_file),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook),
}
"""By the ending of their names: the type of the file, and what makes it."""
