"""Grades in the files of learning platforms: new ones, and those that were exported there and are filled here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..core.rounding import decimal
from ..formats.gradebooks import GRADEBOOKS, Gradebook, Graded, Sheet, read, recognised, who
from ..formats.scores import Dialect, Table
from ..formats.scores.csv_file import safe
from ..services.gradebooks import GRADES, Entry, Matching, Pupil, Scale, match

NEW = "new"
WITH_COMMA, WITH_POINT = re.compile(r"\d+,\d+"), re.compile(r"\d+\.\d+")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """`why` is "unknown" where the importer could not find the student, "formula" where a spreadsheet would compute."""

    pupil: Pupil
    why: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as a platform exported it: its cells, and which platform that was."""

    sheet: Sheet
    rows: Sequence[Sequence[str]]
    platform: str

    @property
    def book(self) -> Gradebook:
        return GRADEBOOKS[self.platform]

    def columns(self) -> list[tuple[int, str, str]]:
        """Return the columns that can be filled: place, header, and what it is out of where the file says so."""
        heads = self.rows[0]
        return [(at, heads[at], self.book.maximum(self.rows, at)) for at in self.book.grades(heads)]

    def entries(self) -> list[Entry]:
        found = zip(self.rows[1:], who.names_in(self.rows), who.ids_in(self.rows), strict=True)
        return [Entry(row, name, ids) for row, (cells, name, ids) in enumerate(found, 1) if self.book.is_student(cells)]


def opened(body: bytes) -> Opened:
    """Read a file; raise Unreadable where it is no table of text."""
    sheet = read(body)
    rows = sheet.rows()
    return Opened(sheet, rows, recognised(rows[0]))


def grade(pupil: Pupil, scale: Scale) -> str:
    """Return what the page of results says, or nothing where no attempt counts yet."""
    return decimal(GRADES[scale](pupil.counted)) if pupil.counted else ""


def maximum(pupils: Sequence[Pupil], scale: Scale) -> str:
    if scale == "percent":
        return "100"
    return str(max((each.counted.maximum for each in pupils if each.counted), default=""))


def fresh(platform: str, pupils: Sequence[Pupil], title: str, scale: Scale) -> tuple[Table, list[LeftOut]]:
    """Return a file for a platform's importer, and whom it has to leave out."""
    book = GRADEBOOKS[platform]
    left_out = [LeftOut(each, why) for each in pupils if (why := _unfit(each, book))]
    out = {each.pupil.place.id for each in left_out}
    graded = [
        Graded(each.place.name, each.place.number, each.place.email, grade(each, scale))
        for each in pupils
        if each.place.id not in out
    ]
    if book.table is None:
        raise KeyError(platform)
    return book.table(graded, title, maximum(pupils, scale)), left_out


def matched(found: Opened, pupils: Sequence[Pupil]) -> Matching:
    return match(found.entries(), pupils)


def filled(found: Opened, pupils: Sequence[Pupil], column: str, scale: Scale, title: str) -> bytes:
    """Return the file with the grades of all that were matched in one column, or a new one; all else stays."""
    grades = {each.entry.row: grade(each.pupil, scale) for each in matched(found, pupils).met if each.pupil.counted}
    if _has_comma(found):
        grades = {row: text.replace(".", ",") for row, text in grades.items()}
    if column != NEW:
        return found.sheet.with_cells({(row, int(column)): text for row, text in grades.items()})
    book, out_of = found.book, maximum(pupils, scale)
    cells = [grades.get(row) or book.new_cell(cells, out_of) for row, cells in enumerate(found.rows)]
    cells[0] = safe(book.new_head(title), found.sheet.delimiter)
    return found.sheet.with_column(book.new_at(found.rows[0]), cells)


def _unfit(pupil: Pupil, book: Gradebook) -> str:
    place = pupil.place
    ids = [getattr(place, key) for key in book.keys if getattr(place, key)]
    if not ids:
        return "unknown"
    deciding = [each for each in (place.number, place.email) if each] or ids
    return "formula" if any(safe(each, Dialect().separator) != each for each in deciding) else ""


def _has_comma(found: Opened) -> bool:
    """Whether the grades of the file have a decimal comma, which is for a site's language to say."""
    cells = [row[at] for row in found.rows[1:] for at, *_ in found.columns() if at < len(row)]
    return any(map(WITH_COMMA.fullmatch, cells)) and not any(map(WITH_POINT.fullmatch, cells))
