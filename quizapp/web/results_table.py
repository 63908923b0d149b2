"""The results of a quiz as a table, for the page and for a spreadsheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _

from ..formats.scores.csv_file import for_excel
from ..services.results import Line, share
from .words import decimal, percent
from .zones import to_local


@dataclass(frozen=True, slots=True)
class Row:
    """`score` and `percent` are empty where no attempt counts yet."""

    name: str
    number: str
    attempts: int
    under_way: int
    removed: bool
    score: str
    maximum: str
    percent: str
    passed: bool | None
    handed_in: datetime | None


def table_row(line: Line) -> Row:
    counted = line.counted
    return Row(
        name=line.name,
        number=line.number,
        attempts=line.begun,
        under_way=line.under_way,
        removed=line.removed,
        score=decimal(counted.points) if counted and counted.points is not None else "",
        maximum=str(counted.maximum) if counted else "",
        percent=str(percent(share(counted), 1)) if counted else "",
        passed=line.passed,
        handed_in=counted.submitted_at if counted else None,
    )


def spreadsheet(rows: Iterable[Row], zone: str) -> bytes:
    """Return the rows as CSV in UTF-8, marked as such for Excel; times are those of the zone."""
    heads = (
        _("Name"), _("Number"), _("Attempts"), _("Under way"), _("Score"), _("Of"), _("Percent"), _("Passed"),
        _("Handed in (%(zone)s)") % {"zone": zone},
    )  # fmt: skip
    return for_excel(heads, [_cells(row, zone) for row in rows])


def _cells(row: Row, zone: str) -> tuple[str | int, ...]:
    passed = {True: _("yes"), False: _("no"), None: ""}[row.passed]
    name = _("%(name)s (removed)") % {"name": row.name} if row.removed else row.name
    moment = to_local(row.handed_in, zone).isoformat(" ", "seconds") if row.handed_in else ""
    return (
        name, row.number, row.attempts, row.under_way, row.score, row.maximum, row.percent, passed, moment,
    )  # fmt: skip
