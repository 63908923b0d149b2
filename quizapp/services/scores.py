"""Attempts with their scores, as plain rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..storage.models import Assignment, Attempt, Item, Quiz, Student
from .attempts import credit_of


@dataclass(frozen=True, slots=True)
class Score:
    """`points` earned of `maximum`; None while the attempt is under way."""

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

    @property
    def percent(self) -> Fraction | None:
        return None if self.points is None else 100 * self.points / self.maximum

    @property
    def seconds(self) -> int | None:
        return None if self.submitted_at is None else round((self.submitted_at - self.started_at).total_seconds())


def scores(session: Session, *, student_id: int | None = None, assignment_id: int | None = None) -> Iterator[Score]:
    """Yield every attempt in the order they were started; optionally of one student or assignment only."""
    query = (
        select(Attempt, Quiz.slug, Student.name, Item)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .join(Quiz, Quiz.id == Assignment.quiz_id)
        .join(Student, Student.id == Attempt.student_id)
        .join(Item, Item.attempt_id == Attempt.id)
        .order_by(Attempt.id, Item.slot)
    )
    if student_id is not None:
        query = query.where(Attempt.student_id == student_id)
    if assignment_id is not None:
        query = query.where(Attempt.assignment_id == assignment_id)
    rows: list[tuple[Attempt, str, str, Item]] = []
    for attempt, slug, name, item in session.execute(query.execution_options(yield_per=1000)):
        if rows and rows[0][0].id != attempt.id:
            yield _score(rows)
            rows = []
        rows.append((attempt, slug, name, item))
    if rows:
        yield _score(rows)


def _score(rows: Sequence[tuple[Attempt, str, str, Item]]) -> Score:
    attempt, slug, name, _ = rows[0]
    items = [item for *_, item in rows]
    earned = sum(((_credit(item) or Fraction(0)) * item.points for item in items), Fraction(0))
    return Score(
        attempt=attempt.public_id,
        quiz=slug,
        student_id=attempt.student_id,
        student=name,
        number=attempt.number,
        state="submitted" if attempt.submitted_at else "open",
        started_at=attempt.started_at,
        submitted_at=attempt.submitted_at,
        points=earned if attempt.submitted_at else None,
        maximum=sum(item.points for item in items),
    )


def _credit(item: Item) -> Fraction | None:
    return credit_of(item.credit_numerator, item.credit_denominator)
