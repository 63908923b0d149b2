"""When the time for an attempt is up: after the limit of its assignment, later for those who have extra time."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from ..storage.models import Assignment, Attempt, Member


def minutes_for(limit: int | None, extra_time: int) -> int | None:
    """Return the limit with a percentage added, in whole minutes, rounded up; None where there is no limit."""
    return limit and -(-limit * (100 + extra_time) // 100)


def deadline(started_at: datetime, minutes: int | None) -> datetime | None:
    return started_at + timedelta(minutes=minutes) if minutes else None


def renew(session: Session, whose: ColumnElement[bool]) -> None:
    """Set anew when attempts under way are up, after a limit or somebody's extra time was changed."""
    rows = session.execute(
        select(Attempt, Assignment.minutes, Member.extra_time)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .outerjoin(Member, (Member.class_id == Assignment.class_id) & (Member.student_id == Attempt.student_id))
        .where(Attempt.submitted_at.is_(None), whose)
        .order_by(Attempt.id)
    )
    for attempt, limit, extra_time in rows:
        attempt.deadline = deadline(attempt.started_at, minutes_for(limit, extra_time or 0))
