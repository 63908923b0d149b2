"""Taking rows out of the database, so many in one transaction that students save meanwhile."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, func, select, update
from sqlalchemy.orm import Session

from ..storage.models import (
    Answer,
    Assignment,
    Attempt,
    Class,
    Decision,
    Grade,
    Item,
    Member,
    Note,
    Objection,
    Student,
    Throttle,
    Upload,
)
from .blurring import blur
from .names import folded
from .submission import hand_in
from .tokens import hashed, new_public_id, new_seed, new_token

MOST = 50
"""Attempts, or places, that go in one transaction."""
CALLED = "Student {number} (removed)"
"""What somebody is called whose name is erased, as others choose a name: a teacher writes it into a list of marks."""


@dataclass(frozen=True, slots=True)
class Gone:
    """What a step took away; `over` says that nothing was left to take."""

    people: int = 0
    attempts: int = 0
    answers: int = 0
    notes: int = 0
    over: bool = False


def delete_attempts(session: Session, *which: ColumnElement[bool]) -> Gone:
    """Delete some of the attempts for which all this holds, with their answers and notes, and whoever has none left.

    What practises the mistakes of an attempt goes with it.
    """
    due = select(Attempt.id).join(Assignment, Assignment.id == Attempt.assignment_id).where(*which)
    ids = set(session.scalars(due.order_by(Attempt.id).limit(MOST)))
    more = ids
    while more:
        more = set(session.scalars(select(Attempt.id).where(Attempt.follows_id.in_(more)))) - ids
        ids |= more
    if not ids:
        return Gone(over=True)
    locked = select(Attempt.student_id).where(Attempt.id.in_(ids)).order_by(Attempt.id).with_for_update()
    students = set(session.scalars(locked))
    items = select(Item.id).where(Item.attempt_id.in_(ids))
    _delete(session, delete(Objection).where(Objection.item_id.in_(items)))
    _delete(session, delete(Grade).where(Grade.item_id.in_(items)))
    answered = _delete(session, delete(Answer).where(Answer.item_id.in_(items)))
    _delete(session, delete(Item).where(Item.attempt_id.in_(ids)))
    notes = delete_notes(session, Note.attempt_id.in_(ids))
    _delete(session, delete(Attempt).where(Attempt.id.in_(ids)))
    return Gone(forget_students(session, students), len(ids), answered, notes)


def delete_notes(session: Session, which: ColumnElement[bool]) -> int:
    """Delete notes with their answers, which are about the same, and so are counted too."""
    count = session.scalar(select(func.count()).where(which).select_from(Note)) or 0
    _delete(session, delete(Note).where(which))
    return count


def forget_students(session: Session, ids: set[int]) -> int:
    """Delete those of the students who are in no class and have no attempt left, with their sessions."""
    session.execute(select(Student.id).where(Student.id.in_(ids)).order_by(Student.id).with_for_update())
    alone = ~exists().where(Attempt.student_id == Student.id) & ~exists().where(Member.student_id == Student.id)
    return _delete(session, delete(Student).where(Student.id.in_(ids), alone))


def delete_places(session: Session, members: Sequence[Member]) -> Gone:
    """Delete places of one class, whose attempts have gone."""
    for member in members:
        _forget_traces(session, member)
        session.delete(member)
    session.flush()
    let_go(session, {member.student_id for member in members if member.student_id is not None})
    return Gone(people=len(members))


def let_go(session: Session, ids: set[int]) -> None:
    """Forget students who have left a class: with nothing left they are deleted.

    Others are called as the next of their classes does, or nothing where there is only practice, which asks for none.
    """
    forget_students(session, ids)
    elsewhere = select(Member.name).where(Member.student_id == Student.id).order_by(Member.id).limit(1)
    called = func.coalesce(elsewhere.scalar_subquery(), "")
    left = update(Student).where(Student.id.in_(ids)).values(name=called)
    session.execute(left, execution_options={"synchronize_session": False})


def anonymise_place(session: Session, member: Member, at: datetime) -> Gone:
    """Put a place and a student without a name where somebody was, with all they did in this class.

    What is new holds nothing of the old, whatever columns there will be. The number is drawn: in a class that came
    from a list, its order would tell who it was. Attempts get other ids and seeds, since downloaded lists have theirs
    beside names, and lose the end that extra time would show in, and what was decided about them with its reasons.
    Of their moments the day is left.
    """
    called = CALLED.format(number=_free_number(session, member.class_id))
    attempts, notes = 0, 0
    kept = {"class_id": member.class_id, "removed_at": member.removed_at}
    nobody = None
    if member.student_id is not None:
        session.execute(select(Student.id).where(Student.id == member.student_id).with_for_update())
        hand_in(session, member.student_id, member.class_id, at)
        nobody = Student(public_id=new_public_id(), name=called, resume_hash=hashed(new_token()), created_at=at)
        session.add(nobody)
        session.flush()
        done = of_class(member.class_id), Attempt.student_id == member.student_id
        # What their student is writing at this moment is waited for, so that it goes with the rest.
        rows = session.scalars(select(Attempt).where(*done).order_by(Attempt.id).with_for_update()).all()
        ids = [row.id for row in rows]
        notes = delete_notes(session, Note.attempt_id.in_(ids))
        own_words = Objection.item_id.in_(select(Item.id).where(Item.attempt_id.in_(ids)))
        _delete(session, delete(Objection).where(own_words))
        _delete(session, delete(Decision).where(Decision.attempt_id.in_(ids)))
        for row in rows:
            row.student_id, row.public_id, row.seed = nobody.id, new_public_id(), new_seed()
            row.deadline, row.extra_minutes, row.closes_at = None, 0, None
            blur(session, row)
        session.flush()
        attempts = len(rows)
    delete_places(session, [member])
    if nobody and attempts:
        session.add(
            Member(public_id=new_public_id(), student_id=nobody.id, name=called, created_at=at, erased_at=at, **kept)
        )
    elif nobody:
        session.delete(nobody)
    session.flush()
    return Gone(1, attempts, 0, notes)


def of_class(class_id: int) -> ColumnElement[bool]:
    return Attempt.assignment_id.in_(select(Assignment.id).where(Assignment.class_id == class_id))


def _free_number(session: Session, class_id: int) -> int:
    names = set(session.scalars(select(Member.name).where(Member.class_id == class_id)))
    free = [number for number in range(1, len(names) + 2) if CALLED.format(number=number) not in names]
    return secrets.choice(free)


def _forget_traces(session: Session, member: Member) -> None:
    """Forget what has the student's number in it without belonging to them: failed PINs, lists on their way in."""
    public_id = session.scalar(select(Class.public_id).where(Class.id == member.class_id)) or ""
    for who in filter(None, (member.public_id, folded(member.number or ""))):
        _delete(session, delete(Throttle).where(Throttle.key.startswith(f"pin:{public_id}:{who}:", autoescape=True)))
    _delete(session, delete(Upload).where(uploads_about(member.class_id, public_id)))


def uploads_about(class_id: int, public_id: str) -> ColumnElement[bool]:
    """Lists of students on their way into this class, and gradebooks to be filled in with what was given to it."""
    given = select(Assignment.slug).where(Assignment.class_id == class_id)
    return (Upload.subject == public_id) | Upload.subject.in_(given)


def _delete(session: Session, statement: object) -> int:
    done = session.execute(statement, execution_options={"synchronize_session": False})  # type: ignore[call-overload]
    return int(done.rowcount)
