"""What a database tells whoever watches the server: a few numbers that are quickly counted."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..storage.models import Attempt, Bank
from . import erasing, submission


@dataclass(frozen=True, slots=True)
class Pulse:
    """`overdue` attempts are over and not handed in yet, which the sweep should have done within a minute or two."""

    open: int
    overdue: int
    importing: int
    erasing: int


def pulse(session: Session, now: datetime) -> Pulse:
    return Pulse(
        open=session.scalar(select(func.count(Attempt.id)).where(Attempt.submitted_at.is_(None))) or 0,
        overdue=submission.overdue(session, now),
        importing=session.scalar(select(func.count(Bank.id)).where(Bank.busy_until > now)) or 0,
        erasing=len(erasing.pending(session)),
    )
