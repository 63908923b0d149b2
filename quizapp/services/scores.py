"""Attempts with their scores, as plain rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from ..storage.models import Answer, Assignment, Attempt, Item, Quiz, Student
from .attempts import NEWEST
from .own_items import credit_of


@dataclass(frozen=True, slots=True)
class Mark:
    """What one question earned, None while that is not known; `place` is where the quiz has it, from 1."""

    place: int
    points: Fraction | None
    maximum: int
    answered: bool
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """What the items of an attempt add up to."""

    points: Fraction
    maximum: int

    @property
    def share(self) -> Fraction:
        """The part of the full score that was earned; nothing where nothing counts."""
        return self.points / self.maximum if self.maximum else Fraction(0)


def total(items: Iterable[tuple[Fraction | None, int, bool]]) -> Total:
    """Add up items, each as its credit, its points, and whether it counts: what was dropped adds to neither sum."""
    counted = [(credit or Fraction(0), points) for credit, points, counts in items if counts]
    earned = sum((credit * points for credit, points in counted), Fraction(0))
    return Total(earned, sum(points for _credit, points in counted))


@dataclass(frozen=True, slots=True)
class Score:
    """`points` earned of `maximum`; None while the attempt is under way.

    `cut_off` says that its end came before it was handed in, `practice` that it is about what was missed in another,
    `saved_at` when an answer was last saved.
    """

    attempt: str
    quiz: str
    student_id: int
    student: str
    number: int
    state: str
    started_at: datetime
    submitted_at: datetime | None
    points: Fraction | None
    maximum: int
    cut_off: bool = False
    practice: bool = False
    saved_at: datetime | None = None
    marks: tuple[Mark, ...] = ()

    @property
    def percent(self) -> Fraction | None:
        return None if self.points is None else 100 * self.share

    @property
    def share(self) -> Fraction:
        """The part of the full score that was earned so far."""
        return Total(self.points or Fraction(0), self.maximum).share

    @property
    def seconds(self) -> int | None:
        return None if self.submitted_at is None else round((self.submitted_at - self.started_at).total_seconds())


ROWS = (
    select(
        Attempt.id,
        Attempt.public_id,
        Attempt.student_id,
        Attempt.number,
        Attempt.started_at,
        Attempt.submitted_at,
        Attempt.cut_off,
        Attempt.follows_id,
        Quiz.slug,
        Student.name,
        Item.place,
        Item.points,
        Item.credit_numerator,
        Item.credit_denominator,
        Item.counts,
        Answer.keys.label("answer"),
        Answer.at,
    )
    .join(Assignment, Assignment.id == Attempt.assignment_id)
    .join(Quiz, Quiz.id == Assignment.quiz_id)
    .join(Student, Student.id == Attempt.student_id)
    .join(Item, Item.attempt_id == Attempt.id)
    .outerjoin(Answer, NEWEST)
    .where(Attempt.discarded_at.is_(None))
    .order_by(Attempt.id, Item.slot)
)


def scores(session: Session, *, student_id: int | None = None, assignment_id: int | None = None) -> Iterator[Score]:
    """Yield every attempt in the order they were started, discarded ones left out; optionally of one student or
    assignment only.
    """
    return scores_of(
        session,
        *([Attempt.student_id == student_id] if student_id is not None else []),
        *([Attempt.assignment_id == assignment_id] if assignment_id is not None else []),
    )


def scores_of(session: Session, *which: ColumnElement[bool]) -> Iterator[Score]:
    """Yield the attempts for which all of this holds, in the order they were started."""
    rows: list[Any] = []
    for row in session.execute(ROWS.where(*which).execution_options(yield_per=1000)):
        if rows and rows[0].id != row.id:
            yield _score(rows)
            rows = []
        rows.append(row)
    if rows:
        yield _score(rows)


def _score(rows: Sequence[Any]) -> Score:
    attempt, marks = rows[0], tuple(map(_mark, rows))
    earned = total((_credit(row), row.points, row.counts) for row in rows)
    return Score(
        attempt=attempt.public_id,
        quiz=attempt.slug,
        student_id=attempt.student_id,
        student=attempt.name,
        number=attempt.number,
        state="submitted" if attempt.submitted_at else "open",
        started_at=attempt.started_at,
        submitted_at=attempt.submitted_at,
        points=earned.points if attempt.submitted_at else None,
        maximum=earned.maximum,
        cut_off=attempt.cut_off,
        practice=attempt.follows_id is not None,
        saved_at=max((row.at for row in rows if row.at), default=None),
        marks=marks,
    )


def _mark(row: Any) -> Mark:
    credit = _credit(row)
    return Mark(
        place=row.place,
        points=None if credit is None or not row.counts else credit * row.points,
        maximum=row.points if row.counts else 0,
        answered=row.answer not in (None, "[]"),
        dropped=not row.counts,
    )


def _credit(row: Any) -> Fraction | None:
    return credit_of(row.credit_numerator, row.credit_denominator)
