"""One pass over the answers of a quiz that was given, counted by the place they were given at."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, cast, extract, select
from sqlalchemy.orm import Session

from ..stats.tally import Tally
from ..stats.thirds import thirds
from ..storage.models import Answer, Attempt, Item
from .assignments import Assigned
from .attempts import NEWEST
from .sittings import Sitting, Sittings, units

AT_ONCE = 2000


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


def answered(session: Session, assigned: Assigned, found: Sittings) -> Answered:
    """Count what was answered in these attempts. Needs memory for what differs, not for every answer."""
    result = Answered(Tally(found.places), tuple(AtPlace() for _ in range(found.places)))
    totals = Counter(each.total for each in found.counted.values())
    third_of = thirds(totals)
    for attempt_id, rows in _attempts(session, assigned):
        if sitting := found.counted.get(attempt_id):
            _count(result, sitting, rows, third_of)
    return result


def _attempts(session: Session, assigned: Assigned) -> Iterator[tuple[int, Iterable[Any]]]:
    query = (
        select(
            Item.attempt_id,
            Item.place,
            Item.revision_id,
            Item.scheme,
            Item.points,
            Item.credit_numerator,
            Item.credit_denominator,
            Answer.keys,
            cast(extract("epoch", Answer.at), BigInteger),
        )
        .join(Attempt, Attempt.id == Item.attempt_id)
        .outerjoin(Answer, NEWEST)
        .where(Attempt.assignment_id == assigned.id, Attempt.submitted_at.is_not(None), Attempt.follows_id.is_(None))
        .order_by(Item.attempt_id)
    )
    return groupby(session.execute(query.execution_options(yield_per=AT_ONCE)), itemgetter(0))


def _count(result: Answered, sitting: Sitting, rows: Iterable[Any], third_of: Mapping[Any, int]) -> None:
    third = third_of[sitting.total]
    credits_ = [0] * len(result.places)
    saved = []
    for _attempt, place, revision_id, scheme, points, numerator, denominator, keys, at in rows:
        credits_[place - 1] = credit = units(numerator, denominator, points)
        full = units(1, 1, points)
        result.places[place - 1].given[Given(revision_id, scheme, keys, credit, full, third)] += 1
        if at is not None:
            saved.append((at, place))
    result.tally.add(credits_)
    before = int(sitting.started_at.timestamp())
    for at, place in sorted(saved):
        result.places[place - 1].seconds[max(at - before, 0)] += 1
        before = at
