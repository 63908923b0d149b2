"""Whether this host's clock can be trusted, and whether it knows the time zones of the world."""

import zoneinfo
from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..storage.clocks import clock_difference
from ..storage.models import Audit
from .finding import Finding

CLOCKS = 2
"""Seconds by which a host's clock may differ: much less than the grace after the end of an attempt."""


def findings(session: Session, now: datetime) -> Iterator[Finding]:
    seconds = clock_difference(session, now)
    if abs(seconds) <= CLOCKS:
        yield Finding("ok", f"clock: {seconds:+.1f} s from the database's, which may be {CLOCKS} s")
    else:
        yield Finding(
            "PROBLEM",
            f"clock: {seconds:+.1f} s from the database's, which may be {CLOCKS} s. Run NTP on both computers",
        )
    newest: datetime | None = session.scalar(select(func.max(Audit.at)))
    if newest and newest > now + timedelta(seconds=CLOCKS):
        yield Finding(
            "PROBLEM",
            f"clock: it says {now:%Y-%m-%d %H:%M} UTC, and something was done at {newest:%Y-%m-%d %H:%M} already. "
            "Set it right, and run NTP",
        )
    yield from _zones()


def _zones() -> Iterator[Finding]:
    if not zoneinfo.available_timezones():
        yield Finding("PROBLEM", "time zones: this computer knows none. Run: pip install tzdata")
