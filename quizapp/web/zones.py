"""Dates as a teacher types them: in the time of a place, whatever its clocks do."""

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

AREAS = {"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}


class NoSuchTime(ValueError):
    """The clocks were put forward over this time."""


@cache
def zones() -> tuple[str, ...]:
    """Return the zones to choose from, by their IANA names."""
    return ("UTC", *sorted(name for name in available_timezones() if name.partition("/")[0] in AREAS))


def to_utc(local: datetime, zone: str) -> datetime:
    """Return the moment of a local time; of one that occurs twice, the first. Raises NoSuchTime for one skipped."""
    moment = local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    if to_local(moment, zone) != local:
        raise NoSuchTime(local.isoformat())
    return moment


def to_local(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)
