"""The classes a student is in, as the student sees them."""

from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.models import Assignment, Attempt, Class, Member


@dataclass(frozen=True, slots=True)
class Enrolled:
    """`called` is the name the student has in this class."""

    class_id: int
    public_id: str
    name: str
    called: str


def of_student(session: Session, student_id: int) -> list[Enrolled]:
    """Return the classes a student is in, the one joined last first; archived ones are left out."""
    query = _mine(student_id).where(Class.archived_at.is_(None)).order_by(Member.joined_at.desc(), Member.id.desc())
    return [Enrolled(*row) for row in session.execute(query)]


def find(session: Session, public_id: str, student_id: int) -> Enrolled:
    """Return a class this student is in; to anybody else it does not exist."""
    row = session.execute(_mine(student_id).where(Class.public_id == public_id)).first()
    if row is None:
        raise QuizError("class-unknown")
    return Enrolled(*row)


def made(session: Session, enrolled: Enrolled, student_id: int) -> dict[int, tuple[int, int]]:
    """Return how many attempts the student began at each assignment of the class, by its id, and how many of them are
    handed in; untouched ones are left out."""
    query = (
        select(Attempt.assignment_id, func.count(), func.count(Attempt.submitted_at))
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .where(Attempt.student_id == student_id, Assignment.class_id == enrolled.class_id)
        .where(Attempt.discarded_at.is_(None))
        .group_by(Attempt.assignment_id)
    )
    return {assignment: (begun, done) for assignment, begun, done in session.execute(query)}


def _mine(student_id: int) -> Select[int, str, str, str]:
    return (
        select(Class.id, Class.public_id, Class.name, Member.name)
        .join(Member, Member.class_id == Class.id)
        .where(Member.student_id == student_id, Member.removed_at.is_(None))
    )
