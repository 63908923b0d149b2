"""Tables of questions, as text and in workbooks: recognised by their headers, read row by row."""

import csv
import io
from collections.abc import Iterator
from itertools import islice

from ...decoding import head
from ...notes import Refused
from ...tables import Place, Row, Table, text, workbook
from ..glimpse import Glimpse
from ..reading import Reading, shortened
from ..report import Note, Unreadable
from . import draft, layout
from .layout import Layout
from .record import Record

DELIMITERS = ",;\t|"
RECORDS = 200
"""Where headers are looked for, blank rows included."""
WHERE = {
    "kind-unknown": ("kind",),
    "options-few": ("option", "choices"),
    "key-missing": ("letters", "key"),
    "key-unknown": ("letters", "key"),
    "key-ambiguous": ("letters", "key"),
    "key-several": ("letters", "key"),
    "key-order": ("letters", "key"),
    "key-weights": ("letters", "key"),
    "weight-unknown": ("weight",),
    "label-missing": ("first", "last"),
}
"""By the code of a problem: the columns it is about; the question's otherwise."""
NAMED = 300
"""So many letters name the columns that are not read."""


def detect_csv(file: Glimpse) -> bool:
    return not file.packed and bool(_delimiter(file.head))


def detect_xlsx(file: Glimpse) -> bool:
    return file.packed and workbook.MAIN in file.members


def read_csv(data: bytes, reading: Reading) -> None:
    table = text.read(data, reading.limits, _delimiter(head(data)))
    reading.encoding = table.encoding
    if table.legacy:
        lines = ", ".join(map(str, table.legacy[:10])) + (" ..." if len(table.legacy) > 10 else "")  # noqa: PLR2004
        reading.warn(table.legacy[0], "", "letters-guessed", encoding=table.encoding, lines=lines)
    _read(table, reading)


def read_xlsx(data: bytes, reading: Reading) -> None:
    _read(workbook.read(data, reading.limits), reading)


def _delimiter(beginning: str) -> str:
    """Return the delimiter by which most headers are known, or nothing where there are no headers."""
    known = {each: found.known for each in DELIMITERS if (found := layout.find(_rows(beginning, each)))}
    return max(known, key=lambda each: known[each]) if known else ""


def _rows(beginning: str, delimiter: str) -> list[Row]:
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(beginning), delimiter=delimiter)
    try:
        rows.extend(Row(0, tuple(cells)) for cells in islice(reader, RECORDS) if any(map(str.strip, cells)))
    except csv.Error:
        return rows
    return rows


def _read(table: Table, reading: Reading) -> None:
    found = layout.find(table.rows)
    if found is None:
        raise Unreadable("header-missing", table.rows[0].number)
    _unread(table, found, reading)
    for row in _below(table, found):
        record = Record(table, found, row)
        if not record.blank:
            _take(record, reading)


def _take(record: Record, reading: Reading) -> None:
    stem = record.text("stem")
    try:
        made = draft.draft(record)
    except Refused as refused:
        place = record.place(*WHERE.get(refused.code, ("stem",)))
        kind = record.text("kind") or record.layout.type
        reading.refused.append(Note(place.line, refused.code, shortened(stem), kind, refused.params, place.cell))
        return
    if filled := record.filled:
        _warn(reading, "option-filler", record.place("option"), stem, " ".join(filled)[:40])
    level = record.text("difficulty")
    if level and draft.difficulty(level) is None:
        _warn(reading, "difficulty-unknown", record.place("difficulty"), stem, level[:40])
    reading.take(made)


def _below(table: Table, found: Layout) -> Iterator[Row]:
    return (row for row in table.rows if row.number > found.row.number)


def _unread(table: Table, found: Layout, reading: Reading) -> None:
    """Warn once of all columns that hold something and are not read."""
    names = [
        header
        for column, header in found.unread
        if any(row.cells[column : column + 1] != ("",) for row in _below(table, found))
    ]
    if names:
        column = next(column for column, header in found.unread if header == names[0])
        said = ", ".join(" ".join(name.split()) for name in names)[:NAMED]
        _warn(reading, "columns-unread", table.place(found.row, column), "", said)


def _warn(reading: Reading, code: str, place: Place, title: str, text: str) -> None:
    reading.warnings.append(Note(place.line, code, shortened(title), params={"text": text}, cell=place.cell))
