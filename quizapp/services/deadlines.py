"""When an attempt ends: after the limit of its assignment, later for those who have extra time or were given more;
at the closing, or later for those who may go on beyond it."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from ..storage.models import Assignment, Attempt, Member


def minutes_for(limit: int | None, extra_time: int) -> int | None:
    """Return the limit with a percentage added, in whole minutes, rounded up; None where there is no limit."""
    return limit and -(-limit * (100 + extra_time) // 100)


def deadline(started_at: datetime, minutes: int | None) -> datetime | None:
    return started_at + timedelta(minutes=minutes) if minutes else None


def closing(own: datetime | None, general: datetime | None) -> datetime | None:
    """Return when an attempt is closed that may go on until `own`: with the assignment, or later."""
    return general and max(general, own or general)


def end_of(deadline: datetime | None, own: datetime | None, general: datetime | None) -> datetime | None:
    """Return when it is handed in as saved: its time is up, or it is closed."""
    return min((moment for moment in (deadline, closing(own, general)) if moment), default=None)


def over(until: datetime) -> ColumnElement[bool]:
    """Return what holds of an attempt and its assignment where `end_of` them is not after this moment."""
    closed = and_(Assignment.closes_at <= until, or_(Attempt.closes_at.is_(None), Attempt.closes_at <= until))
    return or_(Attempt.deadline <= until, closed)


def limits(session: Session, whose: ColumnElement[bool]) -> list[tuple[Attempt, int | None]]:
    """Return these attempts, each with the minutes it has before any were added; None for no limit."""
    rows = session.execute(
        select(Attempt, Assignment.minutes, Member.extra_time)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .outerjoin(Member, (Member.class_id == Assignment.class_id) & (Member.student_id == Attempt.student_id))
        .where(whose)
        .order_by(Attempt.id)
    )
    return [(attempt, minutes_for(limit, extra_time or 0)) for attempt, limit, extra_time in rows]


def renew(session: Session, whose: ColumnElement[bool]) -> None:
    """Set anew when attempts under way are up, after a limit or somebody's extra time was changed."""
    for attempt, minutes in limits(session, and_(Attempt.submitted_at.is_(None), whose)):
        attempt.deadline = deadline(attempt.started_at, minutes and minutes + attempt.extra_minutes)
