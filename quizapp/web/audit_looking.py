"""What is looked at of the record, as the address of the page says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Self

from ..services.audit import Filter
from .audit_words import ACTIONS
from .numbers import page_number


@dataclass(frozen=True, slots=True)
class Looking:
    """Days are those of UTC, both included. What makes no sense is ignored."""

    action: str = ""
    since: date | None = None
    until: date | None = None
    page: int = 1

    @classmethod
    def read(cls, args: Mapping[str, str]) -> Self:
        action = args.get("action", "")
        return cls(
            action if action in ACTIONS else "",
            _day(args.get("since", "")),
            _day(args.get("until", "")),
            page_number(args),
        )

    @property
    def filter(self) -> Filter:
        until = self.until + timedelta(days=1) if self.until else None
        return Filter(self.action, _midnight(self.since), _midnight(until), self.page)

    def args(self, page: int = 1) -> dict[str, str]:
        """Return what to add to the address of the page; what is usual is left out."""
        values = {
            "action": self.action,
            "since": self.since.isoformat() if self.since else "",
            "until": self.until.isoformat() if self.until else "",
            "page": str(page) if page > 1 else "",
        }
        return {name: value for name, value in values.items() if value}


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if date(2000, 1, 1) <= found < date(9000, 1, 1) else None


def _midnight(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), UTC) if day else None
