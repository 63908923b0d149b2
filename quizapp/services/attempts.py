"""Reading an attempt for the student it belongs to; to anybody else it does not exist."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..core.question import Answer as Keys
from ..storage.models import (
    Answer,
    Assignment,
    Attempt,
    Decision,
    Item,
    QuizRevision,
    Student,
    StudentSession,
)
from . import assignments
from .assignments import Assigned
from .deadlines import end_of
from .tokens import hashed

NEWEST = and_(Answer.item_id == Item.id, Answer.number == Item.answer_number)
"""Joins an item to the answer that counts."""

DECISIONS = select(func.max(Decision.id)).where(Decision.attempt_id == Attempt.id)
LAST_DECISION = DECISIONS.correlate(Attempt).scalar_subquery()
"""What its teacher decided last about an attempt: the one thing its student is told."""

ATTEMPT = (
    select(
        Attempt.id,
        Attempt.public_id,
        Attempt.number,
        Attempt.layout,
        Attempt.started_at,
        Attempt.deadline,
        Attempt.submitted_at,
        Attempt.cut_off,
        Attempt.closes_at.label("own_closing"),
        Attempt.discarded_at,
        Attempt.follows_id,
        Decision.what.label("decided"),
        Decision.parameters.label("decided_how"),
        Attempt.student_id,
        Student.name,
        Student.resume_hash,
        *assignments.COLUMNS,
    )
    .join(Student, Student.id == Attempt.student_id)
    .join(Assignment, Assignment.id == Attempt.assignment_id)
    .join(QuizRevision, QuizRevision.id == Attempt.quiz_revision_id)
    .outerjoin(Decision, Decision.id == LAST_DECISION)
)
# Opening a page runs these; they are built once.
OWN = ATTEMPT.join(StudentSession, StudentSession.student_id == Attempt.student_id).where(
    Attempt.public_id == bindparam("public_id"),
    StudentSession.token_hash == bindparam("token"),
)
SLOTS = (
    select(Item.slot, Item.flagged, Item.answer_number, Answer.keys, Answer.at)
    .outerjoin(Answer, NEWEST)
    .where(Item.attempt_id == bindparam("attempt"))
    .order_by(Item.slot)
)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the student stands with one item; `number` counts its answers so far."""

    slot: int
    flagged: bool
    number: int
    answered: bool
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Told:
    """The newest of what its teacher decided about an attempt: what, and how many minutes, where it is about time."""

    what: str
    minutes: int | None


@dataclass(frozen=True, slots=True)
class OwnAttempt:
    """`end` is when it is handed in as saved: its time is up, or it is closed. A discarded one counts for nothing, and
    neither does `practice` of what was missed in another."""

    id: int
    public_id: str
    number: int
    layout: Literal["one", "all"]
    started_at: datetime
    deadline: datetime | None
    submitted_at: datetime | None
    cut_off: bool
    end: datetime | None
    discarded: bool
    practice: bool
    told: Told | None
    student_id: int
    student_name: str
    resume_hash: bytes
    quiz: Assigned
    slots: tuple[Slot, ...]

    @property
    def answered(self) -> int:
        return sum(slot.answered for slot in self.slots)

    def over(self, now: datetime) -> bool:
        return self.end is not None and self.end <= now


def find(session: Session, token: str, public_id: str) -> OwnAttempt:
    """Return the attempt if it belongs to the student of this session."""
    row = session.execute(OWN, {"public_id": public_id, "token": hashed(token)}).first()
    if row is None:
        raise QuizError("attempt-unknown")
    return _attempt(session, row)


def find_given(session: Session, assigned: Assigned, public_id: str) -> OwnAttempt:
    """Return an attempt at what was given, for those who may read its results; the caller has to let them in."""
    query = ATTEMPT.where(Attempt.assignment_id == assigned.id, Attempt.public_id == public_id)
    row = session.execute(query).first()
    if row is None:
        raise QuizError("attempt-unknown")
    return _attempt(session, row)


def under_way(session: Session, student_id: int) -> list[OwnAttempt]:
    """Return what a student has begun and not handed in, oldest first."""
    mine = (Attempt.student_id == student_id, Attempt.submitted_at.is_(None), Attempt.discarded_at.is_(None))
    return [_attempt(session, row) for row in session.execute(ATTEMPT.where(*mine).order_by(Attempt.id)).all()]


def every(session: Session, student_id: int) -> Iterator[OwnAttempt]:
    """Yield all attempts of a student, oldest first, holding one at a time."""
    ids = session.scalars(select(Attempt.id).where(Attempt.student_id == student_id).order_by(Attempt.id)).all()
    for id_ in ids:
        if row := session.execute(ATTEMPT.where(Attempt.id == id_)).first():
            yield _attempt(session, row)


def _attempt(session: Session, row: Any) -> OwnAttempt:
    return OwnAttempt(
        id=row.id,
        public_id=row.public_id,
        number=row.number,
        layout=row.layout,
        started_at=row.started_at,
        deadline=row.deadline,
        submitted_at=row.submitted_at,
        cut_off=row.cut_off,
        end=end_of(row.deadline, row.own_closing, row.closes_at),
        discarded=row.discarded_at is not None,
        practice=row.follows_id is not None,
        told=Told(row.decided, json.loads(row.decided_how).get("minutes")) if row.decided else None,
        student_id=row.student_id,
        student_name=row.name,
        resume_hash=row.resume_hash,
        quiz=assignments.read(row),
        slots=_slots(session, row.id),
    )


def _slots(session: Session, attempt_id: int) -> tuple[Slot, ...]:
    rows = session.execute(SLOTS, {"attempt": attempt_id})
    return tuple(Slot(slot, flagged, number, bool(keys_of(keys)), at) for slot, flagged, number, keys, at in rows)


def keys_of(text: str | None) -> Keys:
    """Read an answer as it is stored; none is the empty one."""
    return tuple(json.loads(text)) if text else ()
