"""What happened in an attempt, one thing after the other, from the rows that are only ever added."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..core.question import Answer as Keys
from ..storage.models import Answer, Item, Revision
from .attempts import OwnAttempt

What = Literal["started", "saved", "checked", "submitted", "cut-off"]


@dataclass(frozen=True, slots=True)
class Event:
    """With `slot`, it is about one question; a saved answer was `before` and became `after`."""

    at: datetime
    what: What
    slot: int | None = None
    before: Keys = ()
    after: Keys = ()


def history(session: Session, attempt: OwnAttempt) -> list[Event]:
    events = [Event(attempt.started_at, "started"), *_saved(session, attempt)]
    settled = select(Item.slot, Item.settled_at).where(Item.attempt_id == attempt.id).order_by(Item.slot)
    events += [Event(at, "checked", slot) for slot, at in session.execute(settled) if at]
    events.sort(key=lambda event: event.at)
    if attempt.submitted_at:
        events.append(Event(attempt.submitted_at, "cut-off" if attempt.cut_off else "submitted"))
    return events


def _saved(session: Session, attempt: OwnAttempt) -> list[Event]:
    query = (
        select(Item.slot, Answer.at, Answer.keys.label("answer"))
        .join(Answer, Answer.item_id == Item.id)
        .where(Item.attempt_id == attempt.id)
        .order_by(Answer.id)
    )
    events, standing = [], dict[int, Keys]()
    for row in session.execute(query):
        after = tuple(json.loads(row.answer))
        events.append(Event(row.at, "saved", row.slot, standing.get(row.slot, ()), after))
        standing[row.slot] = after
    return events


def questions(session: Session, attempt: OwnAttempt) -> dict[int, int]:
    """Return by slot the id of the question that was asked, whatever its wording."""
    query = (
        select(Item.slot, Revision.question_id)
        .join(Revision, Revision.id == Item.revision_id)
        .where(Item.attempt_id == attempt.id)
    )
    return dict(session.execute(query).all())
