"""How long what students did is kept: in a class as its teacher says, in practice as the site does."""

from datetime import UTC, datetime, time, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from ..storage.models import Assignment, Attempt, Class, Member, Retention
from .classes import Taught
from .erasing import PRACTICE, Order

NOTICE = timedelta(days=7)
"""Nothing goes sooner after a period was set, so that a slip of the hand can be seen and taken back."""


def days_of(session: Session, class_id: int) -> int:
    """Return for how many days after its last use a class is kept, 0 for as long as its teacher likes."""
    return session.scalar(select(Retention.days).where(Retention.class_id == class_id)) or 0


def keep_for(session: Session, taught: Taught, days: int, now: datetime) -> bool:
    """Keep the class for so many days after its last use, 0 for always; return whether that is new."""
    if days == days_of(session, taught.id):
        return False
    session.execute(delete(Retention).where(Retention.class_id == taught.id))
    if days:
        session.add(Retention(class_id=taught.id, days=days, set_at=now, look_at=now))
    session.flush()
    return True


def due_at(session: Session, class_id: int) -> datetime | None:
    """Return when the students of the class will be made anonymous if nobody uses it, or None where none will.

    It is used by an attempt, by whoever comes in, and until the last quiz given to it has closed.
    """
    kept = session.get(Retention, class_id)
    people = select(func.max(Member.created_at), func.max(Member.joined_at)).where(Member.class_id == class_id)
    placed, joined = session.execute(people.where(Member.erased_at.is_(None))).one()
    if kept is None or placed is None:
        return None
    used = (
        select(func.max(Attempt.started_at), func.max(Attempt.submitted_at))
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .where(Assignment.class_id == class_id)
    )
    closing = select(func.max(Assignment.created_at), func.max(Assignment.closes_at)).where(
        Assignment.class_id == class_id
    )
    moments = (placed, joined, *session.execute(used).one(), *session.execute(closing).one())
    last = max(moment for moment in moments if moment)
    return max(last + timedelta(days=kept.days), kept.set_at + NOTICE)


def any_due(session: Session, now: datetime) -> bool:
    """Whether `due` has anything to look at: it writes, and this only reads."""
    return session.scalar(select(Retention.class_id).where(Retention.look_at <= now).limit(1)) is not None


def due(session: Session, now: datetime) -> list[Order]:
    """Return what is to be done to classes whose time has come; for the others, remember when to look again."""
    orders = []
    rows = session.execute(select(Retention, Class).join(Class).where(Retention.look_at <= now)).all()
    for kept, taught in rows:
        at = due_at(session, taught.id)
        kept.look_at = at if at and at > now else now + NOTICE
        if at and at <= now:
            orders.append(
                Order("anonymise", "class", taught.public_id, "retention", now, owner_id=taught.owner_id),
            )
    session.flush()
    return orders


def practice_due(session: Session, now: datetime, days: int) -> Order | None:
    """Return what is to be done to open practice that has been kept for so many days; 0 keeps all of it.

    Whole days, so that there is one receipt a day.
    """
    until = datetime.combine((now - timedelta(days=days)).astimezone(UTC), time(), UTC)
    old = select(Attempt.id).join(Assignment, Assignment.id == Attempt.assignment_id)
    found = session.scalar(old.where(PRACTICE, Attempt.started_at < until).limit(1)) if days else None
    return None if found is None else Order("delete", "practice", "", "retention", until)
