"""The attempts at a quiz that was given, each with its total: those that count are what statistics are made of."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import Any

from sqlalchemy import BigInteger, case, cast, func, select
from sqlalchemy.orm import Session

from ..core.recipe import Rule
from ..storage.models import Attempt, Item, Member, QuizRevision
from .assignments import Assigned, recipe_of
from .results import counted_of, counts_at_all

UNIT = lcm(*range(1, 27))
"""A point has so many units. Any share an item of up to 26 options usually earns is a whole number of them, and others
lie within half a unit of one; so sums are exact and equal scores are equal, in the database and out of it."""

Blueprint = tuple[tuple[Rule, ...], int]
"""What makes places comparable: the rules of the quiz and the number of questions asked."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """`total` and `full` are units. `submitted_at` is None while the attempt is under way."""

    attempt_id: int
    attempt: str
    student_id: int
    blueprint: Blueprint
    started_at: datetime
    submitted_at: datetime | None
    cut_off: bool
    total: int
    full: int

    @property
    def share(self) -> Fraction:
        """The part of the full score that was earned; nothing where nothing counts."""
        return Fraction(self.total, self.full or UNIT)


@dataclass(frozen=True, slots=True)
class Sittings:
    """Those that count, by attempt id; of those left out, `earlier` were given another set of rules."""

    counted: dict[int, Sitting]
    places: int
    earlier: int


@lru_cache(maxsize=4096)
def units(numerator: int | None, denominator: int | None, points: int) -> int:
    """Return a credit in units, as `IN_UNITS` does in the database."""
    if numerator is None or denominator is None:
        return 0
    return points * ((2 * numerator * UNIT + denominator) // (2 * denominator))


POINTS: Any = case((Item.counts, Item.points), else_=0)
"""What an item is worth: nothing once it was dropped."""
IN_UNITS: Any = POINTS * (
    (2 * cast(Item.credit_numerator, BigInteger) * UNIT + Item.credit_denominator) // (2 * Item.credit_denominator)
)


def sittings(session: Session, assigned: Assigned, chosen: Collection[str] | None = None) -> Sittings:
    """Return the attempts that count by the settings, or those of the public ids `chosen` that were handed in.

    Practice of what was missed in another attempt never counts: it asks something else. Nor do the attempts of those
    who were removed from the class. Where the rules of the quiz were changed, those by which most attempts were made
    are looked at.
    """
    made = [each for each in _made(session, assigned) if counts_at_all(each, assigned.settings)]
    if chosen is not None:
        wanted = set(chosen)
        counted = [each for each in made if each.attempt in wanted and each.submitted_at]
    elif assigned.class_id is None:
        counted = [each for each in made if each.submitted_at]
    else:
        counted = _that_count(made, assigned)
    rules = Counter(each.blueprint for each in counted)
    if not rules:
        return Sittings({}, 0, 0)
    usual, count = rules.most_common(1)[0]
    kept = {each.attempt_id: each for each in counted if each.blueprint == usual}
    return Sittings(kept, usual[1], len(counted) - count)


def _that_count(made: Iterable[Sitting], assigned: Assigned) -> list[Sitting]:
    by_student: dict[int, list[Sitting]] = {}
    for each in made:
        by_student.setdefault(each.student_id, []).append(each)
    found = (counted_of(own, assigned.settings.counts) for own in by_student.values())
    return [each for each in found if each]


def _made(session: Session, assigned: Assigned) -> list[Sitting]:
    query = (
        select(
            Attempt.id,
            Attempt.public_id,
            Attempt.student_id,
            Attempt.quiz_revision_id,
            Attempt.started_at,
            Attempt.submitted_at,
            Attempt.cut_off,
            func.coalesce(func.sum(IN_UNITS), 0).label("total"),
            func.sum(POINTS).label("points"),
            func.count().label("items"),
        )
        .join(Item, Item.attempt_id == Attempt.id)
        .where(Attempt.assignment_id == assigned.id, Attempt.follows_id.is_(None), Attempt.discarded_at.is_(None))
        .group_by(Attempt.id)
        .order_by(Attempt.id)
    )
    if assigned.class_id is not None:
        present = select(Member.student_id).where(Member.class_id == assigned.class_id, Member.removed_at.is_(None))
        query = query.where(Attempt.student_id.in_(present))
    rows = session.execute(query).all()
    rules = _rules(session, {row.quiz_revision_id for row in rows})
    return [
        Sitting(
            attempt_id=row.id,
            attempt=row.public_id,
            student_id=row.student_id,
            blueprint=(rules[row.quiz_revision_id], row.items),
            started_at=row.started_at,
            submitted_at=row.submitted_at,
            cut_off=row.cut_off,
            total=int(row.total),
            full=int(row.points) * UNIT,
        )
        for row in rows
    ]


def _rules(session: Session, revisions: Collection[int]) -> dict[int, tuple[Rule, ...]]:
    query = select(QuizRevision.id, QuizRevision.body).where(QuizRevision.id.in_(revisions))
    return {id_: recipe_of(body).rules for id_, body in session.execute(query)}
