"""The rows of a table as students, with everything that is wrong with them."""

import unicodedata
from collections.abc import Sequence

from ...core.invisible import bare, visible
from ...core.letters import normalised
from ..notes import Note
from ..tables import Row, Table
from . import headers, headless, names
from .roster import Listed, Roster

HEAD = 10
"""The headers stand in one of so many first rows: titles may come before them."""
LONGEST = {"name": 100, "number": 60, "email": 254, "section": 100}
NO_STUDENTS = {"points possible", "student, test"}
"""Whom Canvas names in rows of its own."""
TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of writing, also of what stands beside a name."""


def roster(table: Table) -> Roster:
    for place, row in enumerate(table.rows[:HEAD]):
        below = table.rows[place + 1 :]
        columns = headers.found(row.cells, [each.cells for each in below])
        if columns.keys() & {"name", "first", "last", "number"}:
            return _Reading(table, columns, row.cells).through(below, table.rows[:place])
    if columns := headless.columns(table):
        return _Reading(table, columns, ()).through(headless.rows(table))
    return Roster(table=table, refused=(Note(table.rows[0].number, "columns-unknown"),))


class _Reading:
    """What is found, row by row; `columns` says where each field stands."""

    def __init__(self, table: Table, columns: dict[str, int], heads: Sequence[str]) -> None:
        self.table = table
        self.columns = columns
        self.heads = heads
        self.listed: list[Listed] = []
        self.skipped: list[Note] = []
        self.refused: list[Note] = []
        self.warnings: list[Note] = []
        self.numbers: dict[str, int] = {}
        self.names: dict[str, tuple[int, str]] = {}

    def through(self, rows: Sequence[Row], titles: Sequence[Row] = ()) -> Roster:
        for row in titles:
            self._skip(row)
        for row in rows:
            self._row(row)
        if not self.listed and not self.refused:
            self.refused.append(Note(self.table.rows[-1].number, "roster-empty"))
        if lines := self.table.legacy:
            self.warnings.append(Note(lines[0], "letters-guessed", params={"count": len(lines)}))
        used = set(self.columns.values())
        return Roster(
            table=self.table,
            listed=tuple(self.listed),
            columns=tuple((field, _tidy(self.heads[at])) for field, at in self.columns.items() if self.heads),
            ignored=tuple(_tidy(head) for at, head in enumerate(self.heads) if at not in used and head.strip()),
            skipped=tuple(self.skipped),
            refused=tuple(self.refused),
            warnings=tuple(self.warnings),
        )

    def _row(self, row: Row) -> None:
        said = {field: _tidy(row.cells[at]) if at < len(row.cells) else "" for field, at in self.columns.items()}
        if not any(said.values()) or said.get("name", "").casefold() in NO_STUDENTS:
            self._skip(row)
            return
        number = said.get("number", "").removeprefix("#").strip()
        name = names.whole(said.get("name", ""), said.get("first", ""), said.get("last", ""))
        if not self.columns.keys() & {"name", "first", "last"}:
            name = number
        student = Listed(name, number, said.get("email", ""), said.get("section", ""))
        before = len(self.refused)
        self._check(row, student, " ".join(filter(None, said.values())))
        if len(self.refused) == before:
            self.listed.append(student)

    def _skip(self, row: Row) -> None:
        self._note(self.skipped, row, "name", "row-skipped", _tidy(" ".join(row.cells)))

    def _check(self, row: Row, student: Listed, all_said: str) -> None:
        if not student.name:
            self._note(self.refused, row, "name", "name-missing", all_said)
            return
        for field, most in LONGEST.items():
            text = getattr(student, field)
            if len(text) > most:
                self._note(self.refused, row, field, "cell-long", text, most=most)
            if any(unicodedata.category(letter) in {"Cc", "Cs"} or letter in TURNING for letter in text):
                self._note(self.refused, row, field, "character-unfit", text)
        self._compare(row, student)

    def _compare(self, row: Row, student: Listed) -> None:
        """Look for the same number, or the same name without one, in an earlier row."""
        number, name = _folded(student.number), _folded(student.name)
        if number in self.numbers:
            self._note(self.refused, row, "number", "number-twice", student.number, first=self.numbers[number])
        elif number:
            self.numbers[number] = row.number
        first, other = self.names.setdefault(name, (row.number, student.number))
        if first != row.number and not (number and other):
            self._note(self.warnings, row, "name", "name-twice", student.name, first=first)

    def _note(self, notes: list[Note], row: Row, field: str, code: str, text: str, **params: object) -> None:
        column = next((self.columns[each] for each in (field, "name", "last", "first") if each in self.columns), 0)
        place = self.table.place(row, column)
        notes.append(Note(place.line, code, _shown(text), params=params, cell=place.cell))


def _tidy(text: str) -> str:
    """Return the text composed and on one line, so that the same name is the same text."""
    return " ".join(normalised("NFC", visible(text)).split())


def _folded(text: str) -> str:
    return bare(normalised("NFKC", text)).casefold()


def _shown(text: str) -> str:
    """Return the beginning of a text, with what cannot be seen spelt out."""
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in text[:60])
