"""Tables in workbooks (.xlsx, .xlsm): the first visible sheet that holds anything, values as people wrote them."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from ...core.packed import packed
from ..foreign import members
from ..limits import Limits
from ..notes import Unreadable
from .packing import repacked
from .table import Row, Table

MAIN = "xl/workbook.xml"
"""The file that makes an archive a workbook."""
Value = int | float | str | bool | time | date | datetime | timedelta


def detect(data: bytes) -> bool:
    return data.startswith(b"PK") and MAIN in members(data)


def read(data: bytes, limits: Limits) -> Table:
    counted, cells = repacked(data, limits), 0
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(counted)) as book:
            for named in book.sheets_metadata:
                if named.typ != SheetTypeEnum.WorkSheet or named.visible != SheetVisibleEnum.Visible:
                    continue
                sheet = book.get_sheet_by_name(named.name)
                cells += sheet.height * sheet.width
                if cells > limits.cells:
                    raise Unreadable("cells-many", most=limits.cells)
                if rows := packed(_rows(sheet)):
                    return Table(rows=rows, sheet=named.name)
    except (CalamineError, ValueError, OSError, OverflowError) as error:
        raise Unreadable("workbook-broken") from error
    raise Unreadable("file-empty")


def _rows(sheet: CalamineSheet) -> Iterator[Row]:
    if sheet.start is None:
        return
    top, left = sheet.start
    before = ("",) * left
    rows = (
        Row(number, before + tuple(map(_written, values)))
        for number, values in enumerate(sheet.to_python(skip_empty_area=True), top + 1)
    )
    yield from (row for row in rows if any(map(str.strip, row.cells)))


def _written(value: Value) -> str:
    """Return a value as text: whole numbers without a point, dates as ISO 8601, at midnight without the time."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
