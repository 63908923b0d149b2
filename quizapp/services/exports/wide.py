"""A row for every student with the attempt that counts, a column for every question: the lines of the results page."""

from collections.abc import Iterator, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ...formats.scores import Cell, Column, Row
from ...storage.models import Attempt, Member
from ..assignments import Assigned
from .people import Person
from .shape import STUDENT, TOTAL, Shape, attempts_in, moment, places_in, student, total
from .sittings import Sitting, sittings
from .wanted import Wanted

COLUMNS = (
    Column("quiz_id"), *STUDENT, Column("attempts", "integer"),
    Column("under_way", "integer"), Column("attempt_id"), Column("attempt_no", "integer"), Column("started_at", "time"),
    Column("submitted_at", "time"), Column("duration_s", "integer", "s"), *TOTAL, Column("passed", "flag"),
)  # fmt: skip


def columns(session: Session, wanted: Wanted) -> Sequence[Column]:
    most = max(places_in(session, wanted).values(), default=0)
    return (*COLUMNS, *(Column(f"q{place}", "number", "points") for place in range(1, most + 1)))


def rows(session: Session, wanted: Wanted) -> Iterator[Row]:
    width = max(places_in(session, wanted).values(), default=0)
    for assigned in wanted.quizzes:
        for person, made in sittings(session, wanted, assigned):
            shown = [each for each in made if not each.practice]
            for mine in [shown] if assigned.class_id else [[each] for each in shown]:
                if mine or not person.removed:
                    yield _row(wanted, assigned, person, mine, width)


def size(session: Session, wanted: Wanted) -> int:
    pupils = sum(_lines(session, quiz) for quiz in wanted.quizzes if quiz.class_id)
    practice = [quiz for quiz in wanted.quizzes if not quiz.class_id]
    return pupils + attempts_in(session, Wanted(practice, wanted.secret))


def _lines(session: Session, assigned: Assigned) -> int:
    begun = Member.student_id.in_(select(Attempt.student_id).where(Attempt.assignment_id == assigned.id))
    mine = select(func.count()).where(Member.class_id == assigned.class_id, Member.removed_at.is_(None) | begun)
    return session.scalars(mine).one()


def _row(wanted: Wanted, assigned: Assigned, person: Person, made: Sequence[Sitting], width: int) -> tuple[Cell, ...]:
    begin = (
        assigned.slug,
        *student(wanted, person),
        len(made),
        sum(each.score.submitted_at is None for each in made),
    )
    counted = next((each for each in made if each.counts), None)
    if counted is None:
        return (*begin, *[None] * (len(COLUMNS) - len(begin) + width))
    score, mark = counted.score, assigned.settings.pass_mark
    earned = {asked.place: asked.earned for asked in counted.asked}
    return (
        *begin,
        score.attempt,
        score.number,
        moment(score.started_at),
        moment(score.submitted_at),
        score.seconds,
        *total(counted),
        None if mark is None else int(100 * score.share >= mark),
        *(earned.get(place) for place in range(1, width + 1)),
    )


SHAPE = Shape(columns, rows, size)
