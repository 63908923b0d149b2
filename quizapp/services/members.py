"""Those who belong to a class, as their teacher looks after them."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.models import Answer, Assignment, Attempt, Item, Member
from .attempts import NEWEST
from .classes import Taught
from .deadlines import renew
from .lookalikes import look
from .names import folded, in_order, required, tidy
from .seating import lock, numbered, placed
from .submission import hand_in


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
    """How many attempts a student began, and when they last began or handed in one, or saved an answer."""

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
    here = Assignment.class_id == taught.id, Attempt.discarded_at.is_(None)
    query = (
        select(Attempt.student_id, func.count(), func.max(Attempt.started_at), func.max(Attempt.submitted_at))
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .where(*here)
        .group_by(Attempt.student_id)
    )
    saved = (
        select(Attempt.student_id, func.max(Answer.at))
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .join(Item, Item.attempt_id == Attempt.id)
        .join(Answer, NEWEST)
        .where(*here)
        .group_by(Attempt.student_id)
    )
    last = dict(session.execute(saved).all())
    return {
        student: Work(count, tuple(moment for moment in (*moments, last.get(student)) if moment))
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
