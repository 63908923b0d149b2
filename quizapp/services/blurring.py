"""When somebody was at an attempt, blurred once nobody is to know who it was.

Logs, and lists that were downloaded before, have the moments beside addresses and names. What is left is the day, and
how long everything took, in whole seconds: figures tell of no more.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from ..storage.models import Answer, Assignment, Attempt, Grade, Item


def blur(session: Session, attempt: Attempt) -> None:
    """Move an attempt that was handed in to the midnight before it, as its teacher counts the days."""
    zone = ZoneInfo(session.get_one(Assignment, attempt.assignment_id).time_zone)
    begun = attempt.started_at
    midnight = _midnight(begun, zone)

    def moved(at: datetime) -> datetime:
        return midnight + timedelta(seconds=round((at - begun).total_seconds()))

    items = select(Item.id).where(Item.attempt_id == attempt.id)
    # A ruling has its moment for everybody.
    verdicts = Grade.item_id.in_(items) & Grade.ruling_id.is_(None)
    for statement, name, query in (
        (update(Item), "settled_at", select(Item.id, Item.settled_at).where(Item.attempt_id == attempt.id)),
        (update(Answer), "at", select(Answer.id, Answer.at).where(Answer.item_id.in_(items))),
        (update(Grade), "at", select(Grade.id, Grade.at).where(verdicts)),
    ):
        if changed := [{"id": id_, name: moved(at)} for id_, at in session.execute(query).all() if at]:
            session.execute(statement, changed)
    attempt.started_at = midnight
    attempt.submitted_at = attempt.submitted_at and moved(attempt.submitted_at)
    attempt.discarded_at = attempt.discarded_at and _midnight(attempt.discarded_at, zone)


def _midnight(at: datetime, zone: ZoneInfo) -> datetime:
    return datetime.combine(at.astimezone(zone).date(), time(), zone)
