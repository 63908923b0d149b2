"""The results of a quiz as a table, for the page and for a spreadsheet."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..core.rounding import decimal, percent
from ..formats.scores.csv_file import for_excel
from ..services.names import folded, in_order
from ..services.results import Line, Results, State
from ..services.scores import Mark
from .results_looking import Looking
from .speech import gettext as _
from .zones import to_local

NOT_ANSWERED = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class Row:
    """`score` and `percent` are empty where no attempt counts yet, as are the `marks` of its questions.

    `attempt` is the one to look at, whether it counts or not.
    """

    name: str
    number: str
    section: str
    attempts: int
    under_way: int
    removed: bool
    state: State
    attempt: str
    which: int
    score: str
    maximum: str
    percent: str
    passed: bool | None
    handed_in: datetime | None
    cut_off: bool
    taken: str
    marks: tuple[str, ...]


def rows(found: Results, looking: Looking) -> list[Row]:
    """Return the lines as they are looked at: those that were searched for, in the order asked for."""
    return [table_row(line, found.places) for line in listed(found.lines, looking)]


def listed(lines: Iterable[Line], looking: Looking) -> list[Line]:
    """Return the lines with the text that is searched for; whoever has no value to sort by comes last either way."""
    sought = folded(looking.text)
    found = [line for line in lines if sought in folded(f"{line.place.name} {line.place.number}")]
    value = _question(looking.question) if looking.question else SORTED_BY[looking.sort]
    known = [line for line in found if value(line) is not None]
    return sorted(known, key=value, reverse=looking.down) + [line for line in found if value(line) is None]


SORTED_BY: dict[str, Callable[[Line], Any]] = {
    "name": lambda line: (line.removed, in_order(line.place.name), in_order(line.place.number)),
    "number": lambda line: in_order(line.place.number) if line.place.number else None,
    "section": lambda line: in_order(line.place.section) if line.place.section else None,
    "attempts": lambda line: len(line.attempts),
    "score": lambda line: line.counted.share if line.counted else None,
    "time": lambda line: line.counted.seconds if line.counted else None,
    "done": lambda line: line.counted.submitted_at if line.counted else None,
}


def _question(place: int) -> Callable[[Line], Any]:
    def value(line: Line) -> Any:
        marks = line.counted.marks if line.counted else ()
        return next((mark.points for mark in marks if mark.place == place), None)

    return value


def table_row(line: Line, places: int = 0) -> Row:
    counted, shown = line.counted, line.shown
    return Row(
        name=line.place.name,
        number=line.place.number,
        section=line.place.section,
        attempts=len(line.attempts),
        under_way=sum(each.submitted_at is None for each in line.attempts),
        removed=line.removed,
        state=line.state,
        attempt=shown.attempt if shown else "",
        which=shown.number if shown else 0,
        score=decimal(counted.points) if counted and counted.points is not None else "",
        maximum=str(counted.maximum) if counted else "",
        percent=percent(counted.share) if counted else "",
        passed=line.passed,
        handed_in=counted.submitted_at if counted else None,
        cut_off=counted.cut_off if counted else False,
        taken=duration(counted.seconds) if counted and counted.seconds is not None else "",
        marks=_marks(line, places),
    )


def _marks(line: Line, places: int) -> tuple[str, ...]:
    by_place = {mark.place: mark for mark in line.counted.marks} if line.counted else {}
    found = [by_place.get(place) for place in range(1, places + 1)]
    return tuple("" if mark is None else _mark(mark) for mark in found)


def _mark(mark: Mark) -> str:
    if mark.dropped:
        return _("dropped")
    if mark.points is None:
        return ""
    return decimal(mark.points) if mark.answered or mark.points else NOT_ANSWERED


def duration(seconds: float) -> str:
    """Return hours, minutes and seconds: `0:12:05`."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}"


def spreadsheet(rows: Sequence[Row], zone: str) -> bytes:
    """Return the rows as CSV in UTF-8, marked as such for Excel; times are those of the zone."""
    heads = (
        _("Name"), _("Number"), _("Attempts"), _("Under way"), _("Score"), _("Of"), _("Percent"), _("Passed"),
        _("Submitted (%(zone)s)") % {"zone": zone},
    )  # fmt: skip
    return for_excel(heads, [_cells(row, zone) for row in rows])


def _cells(row: Row, zone: str) -> tuple[str | int, ...]:
    passed = {True: _("yes"), False: _("no"), None: ""}[row.passed]
    name = _("%(name)s (removed)") % {"name": row.name} if row.removed else row.name
    moment = to_local(row.handed_in, zone).isoformat(" ", "seconds") if row.handed_in else ""
    return (
        name, row.number, row.attempts, row.under_way, row.score, row.maximum, row.percent, passed, moment,
    )  # fmt: skip
