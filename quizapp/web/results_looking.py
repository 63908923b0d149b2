"""What is looked at of the results of a quiz, and how, as the address of the page says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

from ..services.assignments import Assigned
from ..services.results import Choice, Counting, usual_counting
from .forms import tidy
from .numbers import page_number, whole

LONGEST = 100
AT_ONCE = 500
"""Lines a page: more than a class has, and fewer than open practice may get."""
COUNTING: tuple[Counting, ...] = ("best", "first", "last", "all")
ORDERS = ("name", "number", "section", "attempts", "score", "time", "done")
SECTION = "in:"
"""Stands before the name of a section in the address, since that name may be empty."""


@dataclass(frozen=True, slots=True)
class Looking:
    """Days are those of `zone`, both included; `sort` is one of ORDERS or q1, q2 ... What makes no sense is ignored.

    `usual` is which attempt counts where nobody says otherwise.
    """

    usual: Counting
    zone: str
    counting: Counting
    since: date | None = None
    until: date | None = None
    section: str | None = None
    text: str = ""
    sort: str = "name"
    down: bool = False
    page: int = 1

    @classmethod
    def read(cls, args: Mapping[str, str], quiz: Assigned) -> Self:
        usual = usual_counting(quiz)
        counting, sort, section = args.get("counting"), args.get("sort", ""), args.get("section", "")
        return cls(
            usual=usual,
            zone=quiz.settings.time_zone,
            counting=next((each for each in COUNTING if each == counting), usual),
            since=_day(args.get("since", "")),
            until=_day(args.get("until", "")),
            section=section.removeprefix(SECTION)[:LONGEST] if section.startswith(SECTION) else None,
            text=tidy(args.get("text"))[:LONGEST],
            sort=sort if sort in ORDERS or _question(sort) else "name",
            down=args.get("order") == "down",
            page=page_number(args),
        )

    @property
    def choice(self) -> Choice:
        """What the results are of: names that are searched for change only what is listed."""
        since = _midnight(self.since, self.zone) if self.since else None
        until = _midnight(self.until + timedelta(days=1), self.zone) if self.until else None
        return Choice(self.counting, since, until, self.section)

    @property
    def narrow(self) -> bool:
        """Whether attempts are left out."""
        return bool(self.since or self.until or self.section is not None)

    @property
    def backwards(self) -> bool:
        return bool(self.since and self.until and self.until < self.since)

    @property
    def question(self) -> int | None:
        """The place of the question that lines are sorted by, if they are."""
        return _question(self.sort)

    def args(self, sort: str = "", *, text: str | None = None, page: int = 1) -> dict[str, Any]:
        """Return the part of the address that says all this, for the first page or another.

        With `sort`, it is sorted by that, or the other way round.
        """
        order, down = (sort, sort == self.sort and not self.down) if sort else (self.sort, self.down)
        said = {
            "counting": self.counting if self.counting != self.usual else "",
            "since": self.since.isoformat() if self.since else "",
            "until": self.until.isoformat() if self.until else "",
            "section": "" if self.section is None else SECTION + self.section,
            "text": self.text if text is None else text,
            "sort": "" if (order, down) == ("name", False) else order,
            "order": "down" if down else "",
            "page": str(page) if page > 1 else "",
        }
        return {name: value for name, value in said.items() if value}


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if date.min + timedelta(days=2) < found < date.max - timedelta(days=2) else None


def _midnight(day: date, zone: str) -> datetime:
    """Return when a day begins, also where the clocks skip its midnight."""
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def _question(sort: str) -> int | None:
    return whole(sort[1:], None) if sort.startswith("q") else None
