"""The ways into a student's place, as their teacher sees and renews them: its PIN, the resume code, and browsers."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.models import Class, Member, StudentSession, Throttle
from . import pins, students
from .classes import Taught
from .names import folded
from .seating import lock, placed


@dataclass(frozen=True, slots=True)
class WaysIn:
    """`joined_at` is when somebody took the place, and `browsers` since when each of theirs knows them, oldest first.

    `by_pin` says that the door asks for the PIN of this place. It was chosen at `pin_set_at`, which is missing for
    older ones, or is the teacher's and good until `pin_until`.
    """

    joined_at: datetime | None
    by_pin: bool
    has_pin: bool
    pin_set_at: datetime | None
    pin_until: datetime | None
    browsers: tuple[datetime, ...]


def of_place(session: Session, taught: Taught, public_id: str) -> WaysIn:
    row = placed(session, taught.id, public_id)
    sessions = select(StudentSession.created_at).where(StudentSession.student_id == row.student_id)
    browsers = tuple(session.scalars(sessions.order_by(StudentSession.created_at, StudentSession.id)))
    return WaysIn(
        joined_at=row.joined_at,
        by_pin=_by_pin(taught, row),
        has_pin=row.pin_hash is not None,
        pin_set_at=row.pin_set_at,
        pin_until=row.pin_until,
        browsers=browsers,
    )


def _by_pin(taught: Taught, row: Member) -> bool:
    return taught.policy == "number" or (taught.policy == "name" and row.listed)


def renew_pin(session: Session, taught: Taught, public_id: str, pepper: str, now: datetime) -> str:
    """Return a PIN that opens the place once, to be handed to its student; nothing else opens it any more.

    Whoever is in it is put out, and their resume code is void: they may have come by a PIN that was not theirs to
    choose. Nobody waits for wrong ones any longer. Raises QuizError("pin-unasked") where the door asks for none, and
    "student-shared" as `renew_code` does.
    """
    lock(session, taught.id)
    row = placed(session, taught.id, public_id)
    if not _by_pin(taught, row):
        raise QuizError("pin-unasked")
    require_sole_teacher(session, taught, row.student_id)
    if row.student_id is not None:
        students.end_sessions(session, row.student_id)
        students.renew_code(session, row.student_id)
    for who in filter(None, (row.public_id, folded(row.number or ""))):
        session.execute(
            delete(Throttle).where(Throttle.key.startswith(f"pin:{taught.public_id}:{who}:", autoescape=True))
        )
    return pins.hand_out(row, pepper, now)


def renew_code(session: Session, taught: Taught, public_id: str, *, put_out: bool = False) -> str:
    """Return a new resume code for the student in this place; the old one opens nothing any more.

    With `put_out`, it is needed in every browser in which they are. Raises QuizError("place-empty") where there is no
    student, and "student-shared" where the code would open to this teacher what the student does for another.
    """
    row = placed(session, taught.id, public_id)
    if row.student_id is None:
        raise QuizError("place-empty")
    require_sole_teacher(session, taught, row.student_id)
    if put_out:
        students.end_sessions(session, row.student_id)
    return students.renew_code(session, row.student_id)


def shared(session: Session, taught: Taught, student_id: int | None) -> bool:
    """Whether the student is in a class of another teacher, too."""
    others = (
        select(Member.id)
        .join(Class, Class.id == Member.class_id)
        .where(Member.student_id == student_id, Class.owner_id != taught.owner_id)
    )
    return session.scalar(others.limit(1)) is not None


def require_sole_teacher(session: Session, taught: Taught, student_id: int | None) -> None:
    if shared(session, taught, student_id):
        raise QuizError("student-shared")
