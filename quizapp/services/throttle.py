"""Slowing down guesses without locking anybody out, and floods without keeping a class out.

Of guesses only failures count. Where they come from is part of the key, so that whoever guesses elsewhere delays nobody
here; and a browser that has signed in before has a key of its own, so that no neighbour behind the same address, and no
other browser of the same person, delays it either.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.missing import insert_missing
from ..storage.models import Throttle

FORGET = timedelta(hours=1)
"""After this long without a failure, earlier ones are forgotten."""
FIRST, LONGEST = timedelta(seconds=5), timedelta(minutes=15)
SHARED = timedelta(minutes=1)
"""The longest wait after what students type wrongly: a whole class sits behind one address."""


@dataclass(frozen=True, slots=True)
class Limit:
    """`free` failures under this key cost nothing; each one more doubles the wait, from five seconds to the longest.

    Where many people share a key, as they do an address, the longest wait is short: one of them must not be able to
    keep the others out. Nor does it hold up whoever has failed fewer than `spares` times under the first of their keys.
    """

    key: str
    free: int
    longest: timedelta = LONGEST
    spares: int = 0


@dataclass(frozen=True, slots=True)
class Rate:
    """At most so many in each window, whatever becomes of them: whoever comes first in a window gets through."""

    key: str
    most: int
    window: timedelta


def network(address: str) -> str:
    """Return the part of an address that one party holds: of IPv6 a /64."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        return str(parsed.ipv4_mapped or IPv6Address(int(parsed) >> 64 << 64))
    return str(parsed)


def charge(session: Session, limits: Sequence[Limit], now: datetime) -> None:
    """Count an attempt as failed under every key, before it is known whether it is.

    Raises QuizError("throttled") with the seconds to wait, and counts nothing, while one of the keys must wait. Whoever
    succeeds calls `clear`: counting first leaves no moment in which many guesses go through at once.
    """
    keys = sorted({limit.key for limit in limits})
    insert_missing(session, Throttle, [{"key": key, "failures": 0, "failed_at": now} for key in keys])
    for row in require_patience(session, limits, now).values():
        row.failures += 1
        row.failed_at = now
    session.flush()


def require_patience(session: Session, limits: Sequence[Limit], now: datetime) -> dict[str, Throttle]:
    """Raise QuizError("throttled") while one of the keys must wait; return what is counted under them."""
    rows = {
        row.key: row
        for row in session.scalars(
            select(Throttle)
            .where(Throttle.key.in_([limit.key for limit in limits]))
            .order_by(Throttle.key)
            .with_for_update()
        )
    }
    for row in rows.values():
        if row.failed_at + FORGET < now:
            row.failures = 0
    first = rows.get(limits[0].key)
    for limit in limits:
        counted = rows.get(limit.key)
        spared = limit.spares > (first.failures if first else 0)
        wait = _wait(counted, limit, now) if counted and not spared else timedelta()
        if wait > timedelta():
            raise QuizError("throttled", seconds=int(wait.total_seconds()) + 1)
    return rows


def require_room(session: Session, rate: Rate, now: datetime) -> None:
    """Raise QuizError("crowded") with the seconds until the next window where there is no room in this one."""
    row = session.get(Throttle, rate.key)
    if row and _within(row, rate, now) and row.failures >= rate.most:
        raise QuizError("crowded", seconds=int((row.failed_at + rate.window - now).total_seconds()) + 1)


def count(session: Session, rate: Rate, now: datetime) -> None:
    """Count one more in this window, or raise as `require_room` does. Others wait until the transaction ends."""
    insert_missing(session, Throttle, [{"key": rate.key, "failures": 0, "failed_at": now}])
    row = session.get_one(Throttle, rate.key, with_for_update=True, populate_existing=True)
    require_room(session, rate, now)
    if not _within(row, rate, now):
        row.failures, row.failed_at = 0, now
    row.failures += 1
    session.flush()


def clear(session: Session, limits: Sequence[Limit]) -> None:
    session.execute(delete(Throttle).where(Throttle.key.in_([limit.key for limit in limits])))


def refund(session: Session, limits: Sequence[Limit]) -> None:
    """Take back one charge of somebody who succeeded, where failures of others are counted under the same keys."""
    keys = [limit.key for limit in limits]
    charged = update(Throttle).where(Throttle.key.in_(keys), Throttle.failures > 0)
    session.execute(charged.values(failures=Throttle.failures - 1))


def any_forgotten(session: Session, now: datetime) -> bool:
    """Whether `sweep` has anything to do: it writes, and this only reads."""
    return session.scalar(select(Throttle.key).where(Throttle.failed_at < now - FORGET).limit(1)) is not None


def sweep(session: Session, now: datetime) -> None:
    session.execute(delete(Throttle).where(Throttle.failed_at < now - FORGET))


def _within(row: Throttle, rate: Rate, now: datetime) -> bool:
    # The clock may have been set back since.
    return row.failed_at <= now < row.failed_at + rate.window


def _wait(row: Throttle, limit: Limit, now: datetime) -> timedelta:
    beyond = row.failures - limit.free
    if beyond < 0:
        return timedelta()
    pause: timedelta = min(limit.longest, FIRST * 2 ** min(beyond, 16))
    until = row.failed_at + pause
    # The clock may have been set back since.
    return min(until - now, pause)
