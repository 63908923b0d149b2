"""A table as it was read: text, and where each of it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..limits import Limits
from ..notes import Unreadable

LETTERS = 26


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: `cell`, such as `B3`, in workbooks only, and the number of its line or row."""

    line: int
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is that of the row in its sheet, or of the line in which the record begins."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`rows` are those that hold anything. A workbook's table names its `sheet`, one of text its `encoding`.

    `delimiter` is empty where the text has one column; `legacy` numbers the lines that are no UTF-8.
    """

    rows: Sequence[Row]
    sheet: str | None = None
    encoding: str = ""
    delimiter: str = ""
    legacy: tuple[int, ...] = ()

    def place(self, row: Row, column: int) -> Place:
        return Place(row.number, f"{letters(column)}{row.number}" if self.sheet is not None else "")


def letters(column: int) -> str:
    """Return the name of a column, counted from 0: A, B ... Z, AA."""
    before, last = divmod(column, LETTERS)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def require_room(limits: Limits, rows: int, columns: int) -> None:
    """Raise Unreadable for a table with more rows, columns or cells than allowed."""
    if rows > limits.rows:
        raise Unreadable("rows-many", most=limits.rows)
    if columns > limits.columns:
        raise Unreadable("columns-many", most=limits.columns)
    if rows * columns > limits.cells:
        raise Unreadable("cells-many", most=limits.cells)
