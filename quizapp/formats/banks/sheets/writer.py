"""Our own template as CSV and as a workbook: text in every cell, nothing that is computed or followed."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from ....core.bank import Bank
from ...csv_lines import line
from ...notes import Refused
from ..writing import Items
from . import cells, rows

LONGEST = 32_767
"""In UTF-16 units: what a cell of a workbook can hold."""
CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Said in every workbook, so that the same bank gives the same bytes."""
WIDTHS = {"ID": 16, "Type": 18, "Question": 50, rows.KEY: 14, "Explanation": 50, "Tags": 20}
NARROW, WIDE = 12, 26
TEXT = 49
"""The number format of cells that take everything as text."""


def csv_file(bank: Bank, items: Iterable[rows.Said]) -> bytes:
    """By its mark, Excel knows that it is UTF-8."""
    del bank  # the template has no place for it
    return "".join(line(map(cells.guarded, row)) for row in rows.table(items)).encode("utf-8-sig")


def xlsx_file(bank: Bank, items: Iterable[rows.Said]) -> bytes:
    del bank  # the template has no place for it
    headers, *lines = rows.table(items)
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED})
        sheet = book.add_worksheet("Questions")
        sheet.freeze_panes(1, 0)
        bold = book.add_format({"bold": True})
        text = book.add_format({"num_format": TEXT, "text_wrap": True, "valign": "top"})
        for column, header in enumerate(headers):
            sheet.set_column(column, column, _width(header), text)
            sheet.write_string(0, column, header, bold)
        for number, line in enumerate(lines, 1):
            for column, cell in enumerate(line):
                if cell:
                    sheet.write_string(number, column, cells.marked(cell), text)
    return data.getvalue()


def _width(header: str) -> int:
    return WIDTHS.get(header, WIDE if header.startswith(("Option", "Feedback")) else NARROW)


def _fitting(kind: str) -> Any:
    def item(question: Any, bank: Bank) -> rows.Said:
        said: rows.Said = rows.ITEMS[kind](question, bank)
        if any(len(text.encode("utf-16-le")) // 2 >= LONGEST for text in said.values()):
            raise Refused("cell-long", most=LONGEST)
        return said

    return item


XLSX_ITEMS: Items = {kind: _fitting(kind) for kind in rows.ITEMS}
