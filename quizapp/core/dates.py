"""Dates as precise as their source, and no more: a small subset of EDTF (ISO 8601-2), read as closed intervals.

`1969`  `1949-09`  `2023-03-21`  `196X` (a decade)  `1856/1860` (from the first day of one to the last of the other)

Two dates are comparable only where their intervals do not touch, so `2022` and `2022-08` have no order.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from .errors import BadDate

Precision = Literal["day", "month", "year", "decade", "range"]

DECADE = re.compile(r"(\d{3})X", re.ASCII)
CALENDAR = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Date:
    """`text` as written, and the first and last day it can mean."""

    text: str
    first: date
    last: date
    precision: Precision

    def before(self, other: "Date") -> bool:
        """Whether every day this date can mean comes before every day the other can."""
        return self.last < other.first

    def touches(self, other: "Date") -> bool:
        return not (self.before(other) or other.before(self))

    @property
    def year(self) -> int | None:
        """The one year this date lies in, if it lies in one."""
        return self.first.year if self.first.year == self.last.year else None

    @property
    def middle(self) -> float:
        """The middle of the interval, in years: 1969.5 for `1969`."""
        days = (self.first.toordinal() + self.last.toordinal() + 1) / 2
        return 1 + (days - 1) / 365.2425


@cache
def parse_date(text: str) -> Date:
    """Read a date; raise BadDate when it is none."""
    if "/" in text:
        start, _, end = text.partition("/")
        if "/" in end:
            raise BadDate("date-malformed", text=text)
        first, last = parse_date(start).first, parse_date(end).last
        if first > last:
            raise BadDate("date-backwards", text=text)
        return Date(text, first, last, "range")
    if decade := DECADE.fullmatch(text):
        start_year = int(decade[1] + "0") or 1
        return Date(text, date(start_year, 1, 1), date(int(decade[1] + "9"), 12, 31), "decade")
    if not (calendar := CALENDAR.fullmatch(text)):
        raise BadDate("date-malformed", text=text)
    try:
        year, month, day = (int(part or 0) for part in calendar.groups())
        return _calendar(text, year, month, day)
    except ValueError as error:
        raise BadDate("date-impossible", text=text) from error


def _calendar(text: str, year: int, month: int, day: int) -> Date:
    """Return the year, month or day named; month and day are 0 where the text has none."""
    written = text.count("-")
    if not written:
        return Date(text, date(year, 1, 1), date(year, 12, 31), "year")
    if written == 2:  # noqa: PLR2004 - year-month-day
        return Date(text, date(year, month, day), date(year, month, day), "day")
    first = date(year, month, 1)
    return Date(text, first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1), "month")
