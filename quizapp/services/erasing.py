"""Erasing people: an order that is kept as its receipt, and carried out step by step, also after a breakdown.

Anonymising takes away who somebody was and keeps what they answered, so that every figure about questions stays as it
was. Deleting takes that away, too: in a small class a row of answers tells its author to whoever knows one mark.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.models import Assignment, Attempt, Class, Erasure, Form, Member, Note, Ruling, Student, Upload
from .departing import depart, heir_in_need
from .erased import (
    MOST,
    Gone,
    anonymise_place,
    delete_attempts,
    delete_notes,
    delete_places,
    forget_students,
    of_class,
    uploads_about,
)
from .seating import lock
from .tokens import new_public_id

How = Literal["anonymise", "delete"]
Kind = Literal["place", "class", "student", "practice", "account"]
Cause = Literal["teacher", "student", "retention", "admin"]
PRACTICE = Assignment.class_id.is_(None)
LATELY = timedelta(hours=1)
"""For so long the log is emptied again and again: while somebody reads in it, it cannot be."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be erased. `kind` says what `subject` names: a place in a class, a class, a student's open
    practice, an account; everybody's open practice has no name. What was begun from `until` on stays."""

    how: How
    kind: Kind
    subject: str
    cause: Cause
    until: datetime
    account_id: int | None = None
    owner_id: int | None = None


def order(session: Session, wanted: Order, now: datetime) -> str:
    """Keep the order and return its public id, that of the same order where one is under way.

    Of a place it names those merged into it, too, which in an older backup are places of their own. Raises
    QuizError("place-unknown") where it is not there any more, as when it was merged meanwhile, and "student-merged"
    where the student is somebody else by now, who has what they practised.
    """
    if wanted.kind == "place":
        member = _held(session, [wanted.subject])
        if member is None:
            raise QuizError("place-unknown")
        wanted = replace(wanted, subject=" ".join([wanted.subject, *member.formerly.split()]))
    elif wanted.kind == "student":
        there = select(Student.id).where(Student.public_id == wanted.subject)
        if session.scalar(there.with_for_update()) is None:
            raise QuizError("student-merged")
    if found := under_way(session, wanted):
        return found
    row = Erasure(public_id=new_public_id(), asked_at=now, **{name: getattr(wanted, name) for name in Order.__slots__})
    session.add(row)
    session.flush()
    return row.public_id


def under_way(session: Session, wanted: Order) -> str | None:
    """Return the public id of the same order, as long as it is not carried out."""
    same = Erasure.how == wanted.how, Erasure.kind == wanted.kind, Erasure.subject == wanted.subject
    return session.scalar(select(Erasure.public_id).where(*same, Erasure.done_at.is_(None)))


def carry_out(
    write: Callable[[], AbstractContextManager[Session]], public_id: str, now: datetime, steps: int = 1000
) -> bool:
    """Do what was ordered, a transaction a step; return whether it is done. The sweep goes on with what is not."""
    for _number in range(steps):
        with write() as session:
            if step(session, public_id, now):
                return True
    return False


def step(session: Session, public_id: str, now: datetime) -> bool:
    """Do one step of it; return whether there was nothing left to do."""
    row = session.scalar(select(Erasure).where(Erasure.public_id == public_id).with_for_update())
    if row is None or row.done_at:
        return True
    gone = STEPS[row.kind, row.how](session, row, now)
    for name in ("people", "attempts", "answers", "notes"):
        setattr(row, name, getattr(row, name) + getattr(gone, name))
    row.done_at = now if gone.over else None
    session.flush()
    return gone.over


def being_erased(session: Session, kind: Kind, public_id: str) -> bool:
    """Whether a place, or what a student practised, is being erased."""
    ordered = session.scalars(select(Erasure.subject).where(Erasure.kind == kind, Erasure.done_at.is_(None)))
    return any(public_id in subject.split() for subject in ordered)


def pending(session: Session) -> list[str]:
    return list(session.scalars(select(Erasure.public_id).where(Erasure.done_at.is_(None)).order_by(Erasure.id)))


def any_lately(session: Session, now: datetime) -> bool:
    """Whether something was erased that may still stand in a log of the database."""
    return session.scalar(select(Erasure.id).where(Erasure.done_at > now - LATELY).limit(1)) is not None


def _place(session: Session, row: Erasure) -> Member | None:
    """Return one of the places that are to be erased, which are several where they were merged since."""
    return _held(session, row.subject.split())


def _held(session: Session, public_ids: list[str]) -> Member | None:
    """Return the first of these places, and keep others from merging it until the transaction ends."""
    there = select(Member).where(Member.public_id.in_(public_ids)).order_by(Member.id).limit(1)
    member = session.scalar(there)
    if member is None:
        return None
    lock(session, member.class_id)
    # Whoever was waited for may have merged it.
    return session.scalar(there.execution_options(populate_existing=True))


def _anonymise_place(session: Session, row: Erasure, now: datetime) -> Gone:
    member = _place(session, row)
    return anonymise_place(session, member, now) if member else Gone(over=True)


def _delete_place(session: Session, row: Erasure, now: datetime) -> Gone:
    member = _place(session, row)
    if member is None:
        return Gone(over=True)
    member.removed_at = member.removed_at or now
    session.flush()
    gone = delete_attempts(session, of_class(member.class_id), Attempt.student_id == (member.student_id or 0))
    return delete_places(session, [member]) if gone.over else gone


def _anonymise_class(session: Session, row: Erasure, now: datetime) -> Gone:
    members = select(Member).join(Class, Class.id == Member.class_id).where(Class.public_id == row.subject)
    due = members.where(Member.erased_at.is_(None), Member.created_at <= row.until)
    member = session.scalar(due.order_by(Member.id).limit(1))
    return anonymise_place(session, member, now) if member else Gone(over=True)


def _delete_class(session: Session, row: Erasure, now: datetime) -> Gone:
    class_id = session.scalar(select(Class.id).where(Class.public_id == row.subject))
    if class_id is None:
        return Gone(over=True)
    _shut(session, class_id, now)
    gone = delete_attempts(session, Assignment.class_id == class_id)
    if not gone.over:
        return gone
    if members := session.scalars(select(Member).where(Member.class_id == class_id).limit(MOST)).all():
        return delete_places(session, members)
    given = select(Assignment.id).where(Assignment.class_id == class_id)
    notes = delete_notes(session, Note.assignment_id.in_(given))
    for statement in (
        delete(Ruling).where(Ruling.assignment_id.in_(given)),
        delete(Form).where(Form.assignment_id.in_(given)),
        delete(Upload).where(uploads_about(class_id, row.subject)),
        delete(Assignment).where(Assignment.class_id == class_id),
        delete(Class).where(Class.id == class_id),
    ):
        session.execute(statement, execution_options={"synchronize_session": False})
    return Gone(notes=notes, over=True)


def _shut(session: Session, class_id: int, now: datetime) -> None:
    """Let nobody come into the class or begin anything in it any more."""
    shut = update(Class).where(Class.id == class_id, Class.code_open).values(code_open=False, archived_at=now)
    out = update(Member).where(Member.class_id == class_id, Member.removed_at.is_(None)).values(removed_at=now)
    for statement in (shut, out):
        session.execute(statement, execution_options={"synchronize_session": False})


def _delete_own_practice(session: Session, row: Erasure, now: datetime) -> Gone:
    del now
    student = session.scalar(select(Student.id).where(Student.public_id == row.subject).with_for_update())
    if student is None:
        return Gone(over=True)
    gone = delete_attempts(session, PRACTICE, Attempt.student_id == student, Attempt.started_at < row.until)
    return Gone(people=forget_students(session, {student}), over=True) if gone.over else gone


def _delete_practice(session: Session, row: Erasure, now: datetime) -> Gone:
    del now
    return delete_attempts(session, PRACTICE, Attempt.started_at < row.until)


def _depart(session: Session, row: Erasure, now: datetime) -> Gone:
    row.owner_id = row.owner_id or heir_in_need(session, row.subject)
    return depart(session, row.subject, row.owner_id, now)


STEPS: dict[tuple[str, str], Callable[[Session, Erasure, datetime], Gone]] = {
    ("place", "anonymise"): _anonymise_place,
    ("place", "delete"): _delete_place,
    ("class", "anonymise"): _anonymise_class,
    ("class", "delete"): _delete_class,
    ("student", "delete"): _delete_own_practice,
    ("practice", "delete"): _delete_practice,
    ("account", "anonymise"): _depart,
}
