"""A quiz while it is taken: who has not started, who is at it or pauses, who has submitted, and how far each one is."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from ..storage.models import Answer, Assignment, Attempt, Item, Student
from . import results
from .assignments import Assigned
from .attempts import NEWEST
from .deadlines import end_of
from .results import Place

IDLE = timedelta(minutes=5)
"""Whoever is at a quiz and saved nothing for so long may be stuck, or gone."""

MOST = 500
"""Attempts of open practice that are watched: anybody may begin one, and the page asks again and again."""

Stand = Literal["absent", "working", "idle", "submitted"]


@dataclass(frozen=True, slots=True)
class Run:
    """An attempt as far as it has come. `end` is when it is handed in as saved."""

    attempt: str
    student_id: int
    student: str
    number: int
    started_at: datetime
    submitted_at: datetime | None
    cut_off: bool
    discarded: bool
    end: datetime | None
    answered: int
    total: int
    saved_at: datetime | None


@dataclass(frozen=True, slots=True)
class LiveLine:
    """`run` is the newest attempt that counts; without one, the student is absent."""

    place: Place
    run: Run | None
    stand: Stand


@dataclass(frozen=True, slots=True)
class Live:
    """The counts are those of lines."""

    lines: tuple[LiveLine, ...]
    discarded: tuple[Run, ...]
    absent: int
    working: int
    idle: int
    submitted: int


def live(session: Session, assigned: Assigned, now: datetime) -> Live:
    """Return where everybody stands; in open practice, the newest of those who began within the last day."""
    recent = now - results.IDLE if assigned.class_id is None else None
    runs = _runs(session, assigned, recent)
    newest = {run.student_id: run for run in runs if not run.discarded}
    if assigned.class_id is None:
        places = [Place(run.student_id, run.student, "") for run in newest.values()]
    else:
        places = results.places(session, assigned.class_id)
    lines = [_line(place, newest.get(place.student_id or 0), now) for place in places if not place.removed]
    stands = [line.stand for line in lines]
    return Live(
        lines=tuple(lines),
        discarded=tuple(run for run in runs if run.discarded),
        absent=stands.count("absent"),
        working=stands.count("working"),
        idle=stands.count("idle"),
        submitted=stands.count("submitted"),
    )


def _line(place: Place, run: Run | None, now: datetime) -> LiveLine:
    if run is None:
        return LiveLine(place, None, "absent")
    if run.submitted_at:
        return LiveLine(place, run, "submitted")
    return LiveLine(place, run, "idle" if now - (run.saved_at or run.started_at) >= IDLE else "working")


def _runs(session: Session, assigned: Assigned, since: datetime | None) -> list[Run]:
    """Return the attempts, as they were begun; practice of what was missed in one is not among them."""
    answered = case((Answer.keys.not_in(("", "[]")), 1), else_=0)
    progress = (func.count(Item.id), func.sum(answered), func.max(Answer.at))
    query = (
        select(Attempt, Student.name, *progress, Assignment.closes_at)
        .join(Student, Student.id == Attempt.student_id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .join(Item, Item.attempt_id == Attempt.id)
        .outerjoin(Answer, NEWEST)
        .where(Attempt.assignment_id == assigned.id, Attempt.follows_id.is_(None))
        .group_by(Attempt.id, Student.name, Assignment.closes_at)
        .order_by(Attempt.id)
    )
    if since:
        begun = Attempt.assignment_id == assigned.id, Attempt.follows_id.is_(None), Attempt.started_at >= since
        query = query.where(Attempt.id.in_(select(Attempt.id).where(*begun).order_by(Attempt.id.desc()).limit(MOST)))
    rows = session.execute(query)
    return [
        Run(
            attempt=row.public_id,
            student_id=row.student_id,
            student=name,
            number=row.number,
            started_at=row.started_at,
            submitted_at=row.submitted_at,
            cut_off=row.cut_off,
            discarded=row.discarded_at is not None,
            end=end_of(row.deadline, row.closes_at, closes_at),
            answered=done,
            total=total,
            saved_at=saved_at,
        )
        for row, name, total, done, saved_at, closes_at in rows
    ]
