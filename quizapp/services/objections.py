"""What students think is wrong, each about one question of a result of theirs, and what their teacher says to it."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..core.question import Answer as Keys
from ..storage.models import Answer, Assignment, Attempt, Item, Member, Objection, QuizRevision, Revision, Student
from .answers import OpenAttempt
from .assignments import Assigned
from .attempts import NEWEST, keys_of
from .regrading import required_reason
from .tokens import new_public_id

Outcome = Literal["", "accepted", "declined"]
MOST = 20
"""Replies that a student is told of at once."""
OPEN = (Objection.outcome == "") & Objection.withdrawn_at.is_(None)


@dataclass(frozen=True, slots=True)
class Objected:
    """An objection as its student sees it; open while it has no `outcome`."""

    reason: str
    at: datetime
    outcome: Outcome
    reply: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Replied:
    """Where a student finds what their teacher replied to an objection of theirs."""

    title: str
    attempt: str
    slot: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Received:
    """An objection as the teacher sees it, with the answer it defends and the wording it is about."""

    public_id: str
    question_id: int
    wording: str
    keys: Keys
    name: str
    objected: Objected


def raise_(session: Session, attempt: OpenAttempt, slot: int, reason: str, now: datetime) -> None:
    """Object to this item. It can be done once, or again after it was withdrawn; the same again changes nothing."""
    if not attempt.submitted:
        raise QuizError("attempt-open")
    reason = required_reason(reason)
    item = session.scalar(select(Item.id).where(Item.attempt_id == attempt.id, Item.slot == slot))
    if item is None:
        raise QuizError("attempt-unknown")
    row = session.scalar(select(Objection).where(Objection.item_id == item))
    if row is None:
        session.add(Objection(public_id=new_public_id(), item_id=item, reason=reason, at=now))
    elif row.withdrawn_at and not row.outcome:
        row.reason, row.at, row.withdrawn_at = reason, now, None
    elif row.reason != reason:
        raise QuizError("objection-made")


def withdraw(session: Session, attempt: OpenAttempt, slot: int, now: datetime) -> None:
    """Take back an objection nobody has answered; where there is none, nothing changes."""
    mine = select(Item.id).where(Item.attempt_id == attempt.id, Item.slot == slot).scalar_subquery()
    session.execute(update(Objection).where(Objection.item_id == mine, OPEN).values(withdrawn_at=now))


def of_attempt(session: Session, attempt_id: int) -> dict[int, Objected]:
    """Return what was objected to and not withdrawn, by slot."""
    rows = session.execute(
        select(Item.slot, Objection)
        .join(Item, Item.id == Objection.item_id)
        .where(Item.attempt_id == attempt_id, Objection.withdrawn_at.is_(None))
    )
    return {slot: _objected(row) for slot, row in rows}


def replied(session: Session, student_id: int, since: datetime) -> list[Replied]:
    """Return the newest replies that a student got since then, the last one first."""
    mine = (
        select(QuizRevision.body, Attempt.public_id, Item.slot, Objection.answered_at)
        .join(Item, Item.id == Objection.item_id)
        .join(Attempt, Attempt.id == Item.attempt_id)
        .join(QuizRevision, QuizRevision.id == Attempt.quiz_revision_id)
        .where(Attempt.student_id == student_id, Attempt.discarded_at.is_(None))
        .where(Objection.outcome != "", Objection.answered_at >= since)
        .order_by(Objection.answered_at.desc(), Objection.id)
        .limit(MOST)
    )
    return [
        Replied(json.loads(body)["title"], attempt, slot, at) for body, attempt, slot, at in session.execute(mine) if at
    ]


def open_count(session: Session, assignment_id: int, question_id: int | None = None) -> int:
    """Return how many wait for a reply, of all or of those to one question."""
    about = [] if question_id is None else [Revision.question_id == question_id]
    return _count(session, Attempt.assignment_id == assignment_id, OPEN, *about)


def count(session: Session, assignment_id: int) -> int:
    """Return how many were not withdrawn."""
    return _count(session, Attempt.assignment_id == assignment_id, Objection.withdrawn_at.is_(None))


def _count(session: Session, *which: ColumnElement[bool]) -> int:
    to = select(func.count()).select_from(Objection).join(Item).join(Attempt)
    return session.scalar(to.join(Revision, Revision.id == Item.revision_id).where(*which)) or 0


def waiting(session: Session, owner_id: int) -> dict[str, int]:
    """Return how many objections wait for this teacher's reply, by the address of what was given."""
    rows = session.execute(
        select(Assignment.slug, func.count())
        .select_from(Objection)
        .join(Item)
        .join(Attempt)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .where(Assignment.owner_id == owner_id, OPEN)
        .group_by(Assignment.slug)
    )
    return dict(rows.all())


def received(session: Session, assigned: Assigned, first: int = 0, most: int | None = None) -> list[Received]:
    """Return the objections of an assignment that were not withdrawn, or a part of them: those that wait for a reply
    come first, of these and of the others the oldest."""
    query = (
        select(Objection, Revision.question_id, Revision.digest, Answer.keys, func.coalesce(Member.name, Student.name))
        .join(Item, Item.id == Objection.item_id)
        .join(Revision, Revision.id == Item.revision_id)
        .join(Attempt, Attempt.id == Item.attempt_id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .join(Student, Student.id == Attempt.student_id)
        .outerjoin(Member, (Member.class_id == Assignment.class_id) & (Member.student_id == Attempt.student_id))
        .outerjoin(Answer, NEWEST)
        .where(Attempt.assignment_id == assigned.id, Objection.withdrawn_at.is_(None))
        .order_by(Objection.outcome != "", Objection.id)
        .offset(first)
        .limit(most)
    )
    return [
        Received(row.public_id, about, digest.hex()[:12], keys_of(keys), name, _objected(row))
        for row, about, digest, keys, name in session.execute(query)
    ]


def answer(session: Session, assigned: Assigned, public_id: str, reply: str, now: datetime) -> None:
    """Decline an objection with a reply; what was answered or withdrawn meanwhile stays as it is."""
    reply = required_reason(reply)
    if session.scalar(_of(assigned).where(Objection.public_id == public_id)) is None:
        raise QuizError("objection-unknown")
    _answer(session, Objection.public_id == public_id, "declined", reply, now)


def accept(session: Session, assigned: Assigned, question_id: int, reply: str, now: datetime) -> int:
    """Say to all who object to this question that they were right; return how many they are."""
    to = _of(assigned).join(Revision, Revision.id == Item.revision_id).where(Revision.question_id == question_id)
    return _answer(session, Objection.id.in_(to), "accepted", required_reason(reply), now)


def _of(assigned: Assigned) -> Any:
    return select(Objection.id).join(Item).join(Attempt).where(Attempt.assignment_id == assigned.id)


def _answer(session: Session, which: Any, outcome: Outcome, reply: str, now: datetime) -> int:
    said = update(Objection).where(which, OPEN).values(outcome=outcome, reply=reply, answered_at=now)
    return session.execute(said.execution_options(synchronize_session=False)).rowcount  # type: ignore[attr-defined, no-any-return]


def _objected(row: Objection) -> Objected:
    outcome: Any = row.outcome
    return Objected(row.reason, row.at, outcome, row.reply, row.answered_at)
