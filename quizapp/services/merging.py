"""Two places of a class that belong to the same student, made one."""

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.models import Attempt, Member, Student, StudentSession
from . import erased, erasing, students
from .classes import Taught
from .deadlines import renew
from .seating import lock, placed
from .starting import next_number
from .ways_in import require_sole_teacher, shared


def merge(session: Session, taught: Taught, keep: str, drop: str, *, stay: bool = False) -> None:
    """Make one place of two that belong to the same student.

    What the place that is dropped knows of the student fills what the kept one lacks, and attempts go to the student
    who is kept, after those already there. Whoever came in at the dropped place is put out, since they would read what
    the other did, and keeps what they practise in the open: with `stay` that goes along, and their browsers go on as
    the student. A student who is in another class, too, goes on there. Of a kept place that nobody had taken there is
    nothing to read: whoever came in at the other has it, and it lets nobody else in until it has a PIN.

    A student who is in a class of another teacher, too, is the one who goes: nobody's browser is led into what they do
    there. Raises QuizError("student-shared") where both are, and "merge-erased" where one of them, or what they
    practised, is being erased: it would be left under the other.
    """
    lock(session, taught.id)
    kept, dropped = placed(session, taught.id, keep), placed(session, taught.id, drop)
    if kept.id == dropped.id:
        raise QuizError("merge-self")
    if any(erasing.being_erased(session, "place", each.public_id) for each in (kept, dropped)):
        raise QuizError("merge-erased")
    session.delete(dropped)
    session.flush()
    _fill(kept, dropped)
    stays, goes = kept.student_id, dropped.student_id
    if stays and goes and shared(session, taught, stays):
        require_sole_teacher(session, taught, goes)
        stays, goes = goes, stays
        if not stay:
            students.renew_code(session, stays)
            students.end_sessions(session, stays)
    kept.student_id = stays or goes
    session.flush()
    if stays and goes:
        alone = stay and not _in_a_class(session, goes)
        _hold(session, goes, stays)
        _move_work(session, goes, stays, *([] if alone else [erased.of_class(taught.id)]))
        if alone:
            _move_browsers(session, goes, stays)
        erased.let_go(session, {goes})
    session.flush()
    renew(session, Member.id == kept.id)


def _fill(kept: Member, dropped: Member) -> None:
    kept.formerly = " ".join([*kept.formerly.split(), dropped.public_id, *dropped.formerly.split()])
    kept.number, kept.email = kept.number or dropped.number, kept.email or dropped.email
    kept.section, kept.listed = kept.section or dropped.section, kept.listed or dropped.listed
    kept.extra_time = max(kept.extra_time, dropped.extra_time)
    kept.extra_attempts = max(kept.extra_attempts, dropped.extra_attempts)
    kept.joined_at = kept.joined_at or dropped.joined_at
    kept.seen_at = max((moment for moment in (kept.seen_at, dropped.seen_at) if moment), default=None)
    kept.removed_at = kept.removed_at and dropped.removed_at
    kept.asked_at = min((moment for moment in (kept.asked_at, dropped.asked_at) if moment), default=None)


def _hold(session: Session, *ids: int) -> None:
    """Keep the students from starting an attempt, and from having their practice erased, which both hold them."""
    both = select(Student.public_id).where(Student.id.in_(ids)).order_by(Student.id).with_for_update()
    if any(erasing.being_erased(session, "student", each) for each in session.scalars(both).all()):
        raise QuizError("merge-erased")


def _move_work(session: Session, was: int, now: int, *which: ColumnElement[bool]) -> None:
    mine = select(Attempt).where(Attempt.student_id == was, *which)
    for attempt in session.scalars(mine.order_by(Attempt.started_at, Attempt.id)).all():
        attempt.student_id, attempt.number = now, next_number(session, now, attempt.assignment_id)
        session.flush()


def _move_browsers(session: Session, was: int, now: int) -> None:
    session.execute(update(StudentSession).where(StudentSession.student_id == was).values(student_id=now))


def _in_a_class(session: Session, student_id: int) -> bool:
    return session.scalar(select(Member.id).where(Member.student_id == student_id).limit(1)) is not None
