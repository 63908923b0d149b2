"""What was answered in a quiz that was given, counted by the database for the place it was answered at."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, cast, func, select
from sqlalchemy.orm import Session

from ..stats.tally import Tally
from ..stats.thirds import thirds
from ..storage.models import Answer, Attempt, Item
from .attempts import NEWEST
from .sittings import IN_UNITS, POINTS, Sittings, units

AT_ONCE = 15_000
"""Attempts counted by one statement, which names each twice: SQLite takes 32,766 values, PostgreSQL twice as many."""
TIMED = 500
"""The newest attempts, from which is told how long answers take: enough for a median."""


class Given(NamedTuple):
    """An answer as it is counted: `keys` as stored (JSON, or nothing), `credit` and `full` in units, and the score
    third of those who gave it."""

    revision_id: int
    scheme: str
    keys: str | None
    credit: int
    full: int
    third: int


@dataclass(frozen=True, slots=True)
class AtPlace:
    """`seconds` counts how long answers took: from the answer saved before, or the start, to the last save."""

    given: Counter[Given] = field(default_factory=Counter)
    seconds: Counter[float] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Answered:
    tally: Tally
    places: tuple[AtPlace, ...]


def answered(session: Session, found: Sittings) -> Answered:
    """Count what was answered in these attempts. Needs memory for what differs, not for every answer."""
    result = Answered(Tally(found.places), tuple(AtPlace() for _ in range(found.places)))
    totals = Counter(each.total for each in found.counted.values())
    result.tally.totals.update(totals)
    third_of = thirds(totals)
    ids = sorted(found.counted)
    for start in range(0, len(ids), AT_ONCE):
        for place, revision_id, scheme, points, keys, credit, total, count in session.execute(
            _counts(ids[start : start + AT_ONCE])
        ):
            given = Given(revision_id, scheme, keys, credit, units(1, 1, points), third_of[total])
            result.places[place - 1].given[given] += count
            result.tally.joint[place - 1][credit, total] += count
    for place, seconds in _seconds(session, ids[-TIMED:]):
        result.places[place - 1].seconds[seconds] += 1
    return result


def _counts(ids: Sequence[int]) -> Any:
    total = cast(func.sum(IN_UNITS), BigInteger).label("total")
    totals = select(Item.attempt_id, total).where(Item.attempt_id.in_(ids)).group_by(Item.attempt_id).subquery()
    what = (
        Item.place,
        Item.revision_id,
        Item.scheme,
        POINTS.label("points"),
        Answer.keys,
        func.coalesce(IN_UNITS, 0).label("credit"),
        func.coalesce(totals.c.total, 0).label("total"),
    )
    return (
        select(*what, func.count())
        .join(totals, totals.c.attempt_id == Item.attempt_id)
        .outerjoin(Answer, NEWEST)
        # Said twice, for a planner that would read the answers of all quizzes to join them with these totals.
        .where(Item.attempt_id.in_(ids))
        .group_by(*what)
    )


def _seconds(session: Session, ids: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the place of each answer and how long it took."""
    query = (
        select(Attempt.id, Attempt.started_at, Item.place, Answer.at)
        .join(Item, Item.attempt_id == Attempt.id)
        .join(Answer, NEWEST)
        .where(Attempt.id.in_(ids))
        .order_by(Attempt.id, Answer.at, Answer.id)
    )
    attempt, before = 0, datetime.min.replace(tzinfo=UTC)
    for attempt_id, started_at, place, at in session.execute(query):
        if attempt_id != attempt:
            attempt, before = attempt_id, started_at
        yield place, max(round((at - before).total_seconds()), 0)
        before = at
