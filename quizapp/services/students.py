"""Students without accounts: a session per browser, and a code that opens the same work in another.

Token and code are made here, handed to the browser, and kept only as SHA-256: whoever reads the database can
continue nobody's quiz.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.models import Student, StudentSession
from .throttle import SHARED, Limit, charge, network, require_patience
from .tokens import hashed, new_code, new_public_id, new_token, plain_code

SESSION_LIFE = timedelta(days=365)
"""So long after it began, a session is over; the resume code makes another one."""
CODE_LENGTH = 10
"""31^10 is about 2^49, and wrong guesses are slowed down."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a browser needs to continue as this student."""

    student_id: int
    token: str
    code: str


@dataclass(frozen=True, slots=True)
class Who:
    """The student of a session; `code_holds` says whether the resume code its browser keeps still opens anything."""

    student_id: int
    name: str
    code_holds: bool


def enter(session: Session, name: str, now: datetime) -> Entry:
    """Make a new student, and a session for the browser at hand."""
    code = new_code(CODE_LENGTH)
    student = Student(public_id=new_public_id(), name=name, resume_hash=hashed(code), created_at=now)
    session.add(student)
    session.flush()
    return Entry(student.id, _open(session, student.id, now), code)


def resume(session: Session, code: str, now: datetime, address: str = "") -> Entry:
    """Open another session for the student with this code; spaces, hyphens and case do not matter.

    Raises QuizError("code-unknown"), for which `charge_code` is to be called, and "throttled" as `charge` does.
    """
    plain = plain_code(code)
    student_id = session.scalar(select(Student.id).where(Student.resume_hash == hashed(plain)))
    if student_id is None:
        raise QuizError("code-unknown")
    require_patience(session, _limits(address), now)
    return Entry(student_id, _open(session, student_id, now), plain)


def charge_code(session: Session, address: str, now: datetime) -> None:
    """Count a wrong code against the network it came from; raise QuizError("throttled") as `charge` does."""
    charge(session, _limits(address), now)


def _limits(address: str) -> list[Limit]:
    return [Limit(f"resume:{network(address)}", 30, SHARED)]


def who(session: Session, token: str, code: str = "") -> Who | None:
    row = session.execute(
        select(Student.id, Student.name, Student.resume_hash)
        .join(StudentSession, StudentSession.student_id == Student.id)
        .where(StudentSession.token_hash == hashed(token)),
    ).first()
    return Who(row.id, row.name, row.resume_hash == hashed(code)) if row else None


def open_for(session: Session, student_id: int, now: datetime, *, anew: bool = False) -> Entry:
    """Open another session for a student who proved who they are in another way than by their resume code.

    With `anew` they get another code, too, since nobody has one that holds.
    """
    return Entry(student_id, _open(session, student_id, now), renew_code(session, student_id) if anew else "")


def renew_code(session: Session, student_id: int) -> str:
    """Give the student another resume code, for the one that was lost, which opens nothing any more."""
    code = new_code(CODE_LENGTH)
    session.get_one(Student, student_id).resume_hash = hashed(code)
    return code


def rename(session: Session, student_id: int, name: str) -> None:
    student = session.get_one(Student, student_id)
    student.name = name


def leave(session: Session, token: str) -> None:
    """End this browser's session; others of the same student go on."""
    session.execute(delete(StudentSession).where(StudentSession.token_hash == hashed(token)))


def end_sessions(session: Session, student_id: int) -> None:
    """End the sessions of this student in every browser: whoever is at one needs the resume code, or a PIN."""
    session.execute(delete(StudentSession).where(StudentSession.student_id == student_id))


def any_over(session: Session, now: datetime) -> bool:
    """Whether `sweep` has anything to do: it writes, and this only reads."""
    oldest = session.scalar(select(StudentSession.created_at).order_by(StudentSession.id).limit(1))
    return oldest is not None and oldest < now - SESSION_LIFE


def sweep(session: Session, now: datetime) -> None:
    session.execute(delete(StudentSession).where(StudentSession.created_at < now - SESSION_LIFE))


def _open(session: Session, student_id: int, now: datetime) -> str:
    token = new_token()
    session.add(StudentSession(student_id=student_id, token_hash=hashed(token), created_at=now))
    session.flush()
    return token
