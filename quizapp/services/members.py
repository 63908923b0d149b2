"""Those who belong to a class, as their teacher looks after them."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.models import Assignment, Attempt, Member, Student, StudentSession
from . import erased, students
from .classes import Taught
from .deadlines import renew
from .lookalikes import look
from .names import folded, in_order, required, tidy
from .seating import lock, numbered, placed
from .starting import next_number
from .submission import hand_in
from .ways_in import require_sole_teacher, shared


@dataclass(frozen=True, slots=True)
class Pupil:
    """A place in a class. `here` says that somebody has taken it, `twin` that another place has the same name, and
    `alike` that one has a name that looks like it and is written with other letters.

    `erased` says that it is nobody's any more, `asked_at` when its student asked for that.
    """

    public_id: str
    name: str
    number: str
    email: str
    section: str
    listed: bool
    here: bool
    removed: bool
    twin: bool
    alike: bool
    extra_time: int
    extra_attempts: int
    attempts: int
    joined_at: datetime | None
    seen_at: datetime | None
    asked_at: datetime | None = None
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """How many attempts a student began, and when they last began or handed in one."""

    attempts: int = 0
    moments: tuple[datetime, ...] = ()


NO_WORK = Work()


@dataclass(frozen=True, slots=True)
class Changes:
    name: str
    number: str
    extra_time: int
    extra_attempts: int


def of_class(session: Session, taught: Taught) -> list[Pupil]:
    """Return all places, those of the removed last, by name."""
    members = session.scalars(select(Member).where(Member.class_id == taught.id)).all()
    work = _work(session, taught)
    there = [member.name for member in members if member.removed_at is None]
    names, looks = Counter(map(folded, there)), dict[str, set[str]]()
    for name in there:
        looks.setdefault(look(name), set()).add(folded(name))
    found = [
        _pupil(
            member,
            work.get(member.student_id or 0, NO_WORK),
            twin=names[folded(member.name)] > 1,
            alike=len(looks.get(look(member.name), ())) > 1,
        )
        for member in members
    ]
    return sorted(found, key=lambda pupil: (pupil.removed, in_order(pupil.name), in_order(pupil.number)))


def _work(session: Session, taught: Taught) -> dict[int, Work]:
    """Return what each student did in this class, by the student's id."""
    query = (
        select(Attempt.student_id, func.count(), func.max(Attempt.started_at), func.max(Attempt.submitted_at))
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .where(Assignment.class_id == taught.id, Attempt.discarded_at.is_(None))
        .group_by(Attempt.student_id)
    )
    return {
        student: Work(count, tuple(moment for moment in moments if moment))
        for student, count, *moments in session.execute(query)
    }


def find(session: Session, taught: Taught, public_id: str) -> Pupil:
    """Return a place to be looked after; one that was made anonymous is not."""
    found = next((pupil for pupil in of_class(session, taught) if pupil.public_id == public_id), None)
    if found is None or found.erased:
        raise QuizError("place-unknown")
    return found


def change(session: Session, taught: Taught, public_id: str, changes: Changes) -> None:
    """Change what is known of a place; extra time holds at once, also for an attempt under way.

    Raises QuizError("number-taken") where another place of the class has this number, and "name-missing".
    """
    lock(session, taught.id)
    row, number = placed(session, taught.id, public_id), tidy(changes.number)
    other = numbered(session, taught.id, number) if number else None
    if other and other.id != row.id:
        raise QuizError("number-taken", number=number)
    row.name, row.number = required(changes.name), number or None
    row.extra_time, row.extra_attempts = changes.extra_time, changes.extra_attempts
    renew(session, Member.id == row.id)


def remove(session: Session, taught: Taught, public_id: str, at: datetime | None) -> None:
    """Take a student off the class, or with None bring them back; what they did stays, and what they are at ends."""
    row = placed(session, taught.id, public_id)
    row.removed_at = at
    if at and row.student_id is not None:
        hand_in(session, row.student_id, taught.id, at)


def merge(session: Session, taught: Taught, keep: str, drop: str, *, stay: bool = False) -> None:
    """Make one place of two that belong to the same student.

    What the place that is dropped knows of the student fills what the kept one lacks, and attempts go to the student
    who is kept, after those already there. Whoever came in at the dropped place is put out, since they would read what
    the other did, and keeps what they practise in the open: with `stay` that goes along, and their browsers go on as
    the student. A student who is in another class, too, goes on there. Of a kept place that nobody had taken there is
    nothing to read: whoever came in at the other has it, and it lets nobody else in until it has a PIN.

    A student who is in a class of another teacher, too, is the one who goes: nobody's browser is led into what they do
    there. Raises QuizError("student-shared") where both are.
    """
    lock(session, taught.id)
    kept, dropped = placed(session, taught.id, keep), placed(session, taught.id, drop)
    if kept.id == dropped.id:
        raise QuizError("merge-self")
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


def _move_work(session: Session, was: int, now: int, *which: ColumnElement[bool]) -> None:
    # Whoever starts an attempt holds the student meanwhile, so none begins unnoticed.
    both = select(Student.id).where(Student.id.in_([was, now])).order_by(Student.id)
    session.execute(both.with_for_update())
    mine = select(Attempt).where(Attempt.student_id == was, *which)
    for attempt in session.scalars(mine.order_by(Attempt.started_at, Attempt.id)).all():
        attempt.student_id, attempt.number = now, next_number(session, now, attempt.assignment_id)
        session.flush()


def _move_browsers(session: Session, was: int, now: int) -> None:
    session.execute(update(StudentSession).where(StudentSession.student_id == was).values(student_id=now))


def _in_a_class(session: Session, student_id: int) -> bool:
    return session.scalar(select(Member.id).where(Member.student_id == student_id).limit(1)) is not None


def _pupil(row: Member, work: Work, *, twin: bool, alike: bool) -> Pupil:
    return Pupil(
        public_id=row.public_id,
        name=row.name,
        number=row.number or "",
        email=row.email,
        section=row.section,
        listed=row.listed,
        here=row.student_id is not None,
        removed=row.removed_at is not None,
        twin=twin and row.removed_at is None,
        alike=alike and row.removed_at is None,
        extra_time=row.extra_time,
        extra_attempts=row.extra_attempts,
        attempts=work.attempts,
        joined_at=row.joined_at,
        seen_at=max((moment for moment in (row.seen_at, *work.moments) if moment), default=None),
        asked_at=row.asked_at,
        erased=row.erased_at is not None,
    )
