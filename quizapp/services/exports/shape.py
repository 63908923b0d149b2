"""What a shape of export consists of, and the columns that several of them have."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from ...formats.scores import Cell, Column, Row
from ...storage.models import Attempt, Item
from .people import Person
from .sittings import Sitting
from .wanted import Wanted


@dataclass(frozen=True, slots=True)
class Shape:
    """`columns` and `size`, about how many rows there will be, are known before the first row is read."""

    columns: Callable[[Session, Wanted], Sequence[Column]]
    rows: Callable[[Session, Wanted], Iterator[Row]]
    size: Callable[[Session, Wanted], int]


STUDENT = (Column("student_ref"), Column("student_name"), Column("student_number"), Column("removed", "flag"))
ATTEMPT = (
    Column("quiz_id"), Column("quiz_title"), Column("quiz_revision", "integer"), Column("attempt_id"), *STUDENT,
    Column("attempt_no", "integer"), Column("attempt_state"), Column("counts", "flag"), Column("started_at", "time"),
    Column("submitted_at", "time"), Column("duration_s", "integer", "s"),
)  # fmt: skip
TOTAL = (Column("score", "number", "points"), Column("max", "integer", "points"), Column("percent", "number", "%"))


def always(columns: Sequence[Column]) -> Callable[[Session, Wanted], Sequence[Column]]:
    """Return the `columns` of a shape that has the same whatever is asked for."""
    return lambda _session, _wanted: columns


def student(wanted: Wanted, person: Person) -> tuple[Cell, ...]:
    """Return the cells under STUDENT."""
    name, number = (person.name, person.number) if wanted.named else (None, None)
    return person.ref, name, number, int(person.removed)


def attempt(wanted: Wanted, person: Person, sitting: Sitting) -> tuple[Cell, ...]:
    """Return the cells under ATTEMPT."""
    score = sitting.score
    return (
        score.quiz,
        sitting.title,
        sitting.revision,
        score.attempt,
        *student(wanted, person),
        score.number,
        score.state,
        int(sitting.counts),
        moment(score.started_at),
        moment(score.submitted_at),
        score.seconds,
    )


def total(sitting: Sitting) -> tuple[Cell, ...]:
    """Return the cells under TOTAL: as exact as a float is, so that sums come out as on the page."""
    score = sitting.score
    points, percent = score.points, score.percent
    return (
        None if points is None else float(points),
        score.maximum,
        None if percent is None else float(percent),
    )


def moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def attempts_in(session: Session, wanted: Wanted) -> int:
    query = select(func.count()).select_from(Attempt).where(_asked_for(wanted))
    return session.scalars(query).one()


def answers_in(session: Session, wanted: Wanted) -> int:
    query = select(func.count()).select_from(Item).join(Attempt, Attempt.id == Item.attempt_id)
    return session.scalars(query.where(_asked_for(wanted))).one()


def places_in(session: Session, wanted: Wanted) -> dict[int, int]:
    """Return how many questions each quiz has, by its id; a quiz that nobody began has none."""
    query = select(Attempt.assignment_id, func.max(Item.place)).join(Item, Item.attempt_id == Attempt.id)
    rows = session.execute(query.where(_asked_for(wanted)).group_by(Attempt.assignment_id))
    return {row[0]: row[1] for row in rows}


def _asked_for(wanted: Wanted) -> ColumnElement[bool]:
    """Return the condition for attempts at these quizzes; what was discarded is in no export."""
    return and_(Attempt.assignment_id.in_([quiz.id for quiz in wanted.quizzes]), Attempt.discarded_at.is_(None))
