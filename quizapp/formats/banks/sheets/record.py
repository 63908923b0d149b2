"""A row of a table, asked for its parts by name."""

import re
from dataclasses import dataclass

from ...tables import Place, Row, Table
from . import cells
from .layout import Layout

APART = re.compile(r"[;\uff1b\n]")


@dataclass(frozen=True, slots=True)
class Record:
    table: Table
    layout: Layout
    row: Row

    def text(self, *fields: str) -> str:
        """Return the text of the first of these fields that says anything."""
        columns = (self.layout.columns.get(field) for field in fields)
        return next(filter(None, (self._meant(self._cell(column)) for column in columns)), "")

    def texts(self, part: str) -> dict[int, str]:
        """Return what this part of each option says, by the option's place, where it says anything."""
        return {place: self._meant(cell) for place, cell in self._cells(part).items()}

    @property
    def options(self) -> dict[int, str]:
        """The options by their places, without those that hold only marks to fill the cell."""
        cells_ = self._cells("option")
        if not cells_:
            listed = enumerate(map(str.strip, APART.split(self.text("choices"))))
            cells_ = {place: part for place, part in listed if part}
        return {place: self._meant(cell) for place, cell in cells_.items() if not cells.filler(cell)}

    @property
    def filled(self) -> tuple[str, ...]:
        """What the options that hold only marks to fill the cell say."""
        return tuple(cell for cell in self._cells("option").values() if cells.filler(cell))

    @property
    def blank(self) -> bool:
        """Whether nothing in it is a part of a question, though it may be numbered or have a time."""
        return not (self.text("stem", "choices", "letters", "key") or self._cells("option"))

    def place(self, *fields: str) -> Place:
        """Return where the first of these fields that has a column stands, or else the question."""
        columns = [column for field in fields for column in self._columns(field)]
        return self.table.place(self.row, (*columns, self.layout.columns["stem"])[0])

    def _columns(self, field: str) -> list[int]:
        of_parts = [column for (part, _), column in self.layout.parts.items() if part == field]
        return [self.layout.columns[field]] if field in self.layout.columns else of_parts

    def _cells(self, part: str) -> dict[int, str]:
        found = {place: self._cell(column) for (name, place), column in self.layout.parts.items() if name == part}
        return {place: found[place] for place in sorted(found) if found[place]}

    def _cell(self, column: int | None) -> str:
        return "" if column is None else "".join(self.row.cells[column : column + 1]).strip()

    def _meant(self, cell: str) -> str:
        return cells.meant(cell) if self.layout.own else cell
