"""What a student may learn from an attempt: its questions with the key that holds now, once answers are shown."""

from datetime import datetime

from sqlalchemy.orm import Session

from ..core.question import Question
from ..core.rulings import marking
from . import own_items, rulings
from .attempts import OwnAttempt
from .release import release


def learnable(session: Session, own: OwnAttempt, now: datetime) -> tuple[Question, ...]:
    """Return the questions whose answers the result page of this attempt shows; none that was dropped."""
    if own.submitted_at is None or own.discarded or not release(session, own, now).answers:
        return ()
    decided = rulings.of_attempt(session, own.quiz.id, own.id)
    return tuple(
        marking(item.question, item.scheme, [each.ruling for each in decided.get(item.slot, ())]).compared(item.keys)
        for item in own_items.of_attempt(session, own)
        if item.counts
    )
