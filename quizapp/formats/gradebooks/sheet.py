"""A table of text whose cells know where they stand in it, so that one can change and every other byte stays."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..decoding import MARKS
from ..limits import MEBIBYTE, Limits
from ..notes import Unreadable
from ..tables import workbook
from ..tables.table import require_room
from ..tables.text import read as read_table

LIMITS = Limits(size=5 * MEBIBYTE, rows=10_000, columns=1_000, cells=1_000_000)
DECLARED = re.compile(r"sep=[\t;,|](?=[\r\n]|\Z)")
"""A first line by which Excel is told the delimiter."""
KEPT = "surrogateescape"
"""Bytes that are no UTF-8 go through the text as what stands for them, and out again."""
STANDING_IN = re.compile("[\udc80-\udcff]")
LEGACY = "cp1252"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`records` are the lines that hold anything, the header first, each as the places of its cells in `text`."""

    mark: bytes
    encoding: str
    text: str
    delimiter: str
    records: tuple[tuple[Span, ...], ...]

    def rows(self) -> list[list[str]]:
        return [[self._value(span) for span in record] for record in self.records]

    def with_cells(self, cells: Mapping[tuple[int, int], str]) -> bytes:
        """Return the file with these cells changed, by the number of their record and column, from 0."""
        changed = []
        for (number, column), value in cells.items():
            record = self.records[number]
            if column < len(record):
                begin, end = record[column]
                changed.append((begin, end, self._written(value, quoted=self.text[begin:end].startswith('"'))))
            else:
                changed.append(self._behind(record, column, self._written(value, quoted=False)))
        return self._changed(changed)

    def with_column(self, at: int, values: Sequence[str]) -> bytes:
        """Return the file with a column more, before the one at this place, or behind the last.

        Shorter records are filled up to there, so that the value stands under its header.
        """
        changed = []
        quoted = all(self.text[begin] == '"' for begin, end in self.records[0] if begin < end)
        for record, value in zip(self.records, values, strict=True):
            written = self._written(value, quoted=quoted)
            if at < len(record):
                changed.append((record[at][0], record[at][0], written + self.delimiter))
            else:
                changed.append(self._behind(record, at, written))
        return self._changed(changed)

    def _behind(self, record: Sequence[Span], at: int, written: str) -> tuple[int, int, str]:
        end = record[-1][1]
        return end, end, self.delimiter * (at - len(record) + 1) + written

    def _changed(self, changes: Sequence[tuple[int, int, str]]) -> bytes:
        pieces, done = [], 0
        for begin, end, text in sorted(changes):
            pieces += [self.text[done:begin], text]
            done = end
        pieces.append(self.text[done:])
        return self.mark + "".join(pieces).encode(self.encoding, KEPT)

    def _written(self, value: str, *, quoted: bool) -> str:
        if STANDING_IN.search(self.text):
            value = value.encode(LEGACY, "replace").decode("utf-8", KEPT)
        if quoted or any(each in value for each in (self.delimiter, '"', "\r", "\n")):
            value = '"' + value.replace('"', '""') + '"'
        return value

    def _value(self, span: Span) -> str:
        text = _unquoted(self.text[slice(*span)])
        return text.encode("utf-8", KEPT).decode(LEGACY, "replace") if STANDING_IN.search(text) else text


def read(data: bytes, limits: Limits = LIMITS) -> Sheet:
    """Return the cells of a file that a platform exported; raise Unreadable for what is no table of text."""
    if len(data) > limits.size:
        raise Unreadable("file-big", most=limits.size // MEBIBYTE)
    if workbook.detect(data):
        raise Unreadable("not-csv")
    table = read_table(data, limits)
    mark = next((mark for mark in MARKS if data.startswith(mark)), b"")
    encoding = MARKS.get(mark, "utf-8")
    text = data[len(mark) :].decode(encoding, KEPT if encoding == "utf-8" else "strict")
    records = _records(text, table.delimiter or ",", limits)
    return Sheet(mark, encoding, text, table.delimiter or ",", records)


def _records(text: str, delimiter: str, limits: Limits) -> tuple[tuple[Span, ...], ...]:
    cell = re.compile(
        rf'("[^"]*(?:""[^"]*)*"|(?!")[^{re.escape(delimiter)}\r\n]*)({re.escape(delimiter)}|\r\n|\n|\r|\Z)'
    )
    records: list[tuple[Span, ...]] = []
    record: list[Span] = []
    declared = DECLARED.match(text)
    at, widest = declared.end() if declared else 0, 0
    while at < len(text) or record:
        found = cell.match(text, at)
        if not found:
            raise Unreadable("quotes-broken", text.count("\n", 0, at) + 1)
        record.append(found.span(1))
        at = found.end()
        if found[2] != delimiter:
            if any(_unquoted(text[slice(*span)]).strip() for span in record):
                records.append(tuple(record))
                widest = max(widest, len(record))
                require_room(limits, len(records), widest)
            record = []
    if not records:
        raise Unreadable("file-empty")
    return tuple(records)


def _unquoted(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if cell.startswith('"') else cell
