"""Who a student is said to be, for that student: what `own_work` tells of their attempts goes with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.models import Assignment, Attempt, Class, Member, Student, StudentSession
from . import audit, receipts
from .classes import Taught
from .erasing import PRACTICE
from .own_work import moment


@dataclass(frozen=True, slots=True)
class Held:
    """What there is: attempts at open practice, and the places in classes."""

    practice: int
    places: tuple["OwnPlace", ...]


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A place in a class; `asked_at` is when its student asked the teacher to erase them."""

    class_id: int
    public_id: str
    class_name: str
    called: str
    attempts: int
    asked_at: datetime | None


def held(session: Session, student_id: int) -> Held:
    made = select(func.count()).select_from(Attempt).join(Assignment).where(Attempt.student_id == student_id)
    in_class = made.where(Assignment.class_id == Class.id).correlate(Class).scalar_subquery()
    places = (
        select(Class.id, Member.public_id, Class.name, Member.name, in_class, Member.asked_at)
        .join(Class, Class.id == Member.class_id)
        .where(Member.student_id == student_id)
        .order_by(Member.id)
    )
    practice = session.scalar(made.where(PRACTICE)) or 0
    return Held(practice, tuple(OwnPlace(*row) for row in session.execute(places)))


def ask(session: Session, student_id: int, place: str, at: datetime | None) -> bool:
    """Ask the teacher of a class to be erased, or with None ask no more; return whether there is such a place."""
    row = session.scalar(select(Member).where(Member.student_id == student_id, Member.public_id == place))
    if row:
        row.asked_at = at
    return row is not None


@dataclass(frozen=True, slots=True)
class Asking:
    """A class of which some students ask to be erased, the first of them at `since`."""

    public_id: str
    name: str
    students: int
    since: datetime


def asking(session: Session, owner_id: int) -> list[Asking]:
    """Return the classes of a teacher in which somebody waits for their decision, also those put away."""
    query = (
        select(Class.public_id, Class.name, func.count(), func.min(Member.asked_at))
        .join(Member, Member.class_id == Class.id)
        .where(Class.owner_id == owner_id, Member.asked_at.is_not(None))
        .group_by(Class.id)
        .order_by(func.min(Member.asked_at))
    )
    return [Asking(*row) for row in session.execute(query)]  # type: ignore[arg-type]  # the first of what is not missing


def public_id(session: Session, student_id: int) -> str:
    return session.get_one(Student, student_id).public_id


def exists(session: Session, student_id: int) -> bool:
    return session.scalar(select(Student.id).where(Student.id == student_id)) is not None


def about(session: Session, student_id: int) -> dict[str, Any]:
    """Return who the student is said to be. Codes, PINs and cookies are kept as hashes that tell nobody anything."""
    student = session.get_one(Student, student_id)
    rows = session.execute(select(Class, Member).join(Class).where(Member.student_id == student_id)).all()
    browsers = select(StudentSession.created_at).where(StudentSession.student_id == student_id)
    return {
        "name": student.name,
        "since": moment(student.created_at),
        "browsers_since": [moment(at) for at in session.scalars(browsers)],
        "classes": [
            _place(taught.name, member, audit.of_subject(session, taught.owner_id, member.public_id))
            for taught, member in rows
        ],
        "receipts": [receipt.record() for receipt in receipts.of_student(session, student.public_id)],
    }


def of_place(session: Session, taught: Taught, place: str) -> tuple[dict[str, Any], int | None]:
    """Return who a class says a student of it is, and whose attempts go with that, if anybody came in there."""
    row = session.scalar(select(Member).where(Member.class_id == taught.id, Member.public_id == place))
    if row is None or row.erased_at:
        raise QuizError("place-unknown")
    done = audit.of_subject(session, taught.owner_id, place)
    return _place(taught.name, row, done), row.student_id


def _place(class_name: str, member: Member, done: Iterable[tuple[datetime, str]]) -> dict[str, Any]:
    return {
        "class": class_name,
        "name": member.name,
        "number": member.number,
        "email": member.email,
        "section": member.section,
        "has_pin": bool(member.pin_hash),
        "pin_chosen": moment(member.pin_set_at),
        "extra_time_percent": member.extra_time,
        "extra_attempts": member.extra_attempts,
        "joined": moment(member.joined_at),
        "last_seen": moment(member.seen_at),
        "removed": moment(member.removed_at),
        "asked_to_be_erased": moment(member.asked_at),
        "record": [{"at": moment(at), "what": action} for at, action in done],
    }
