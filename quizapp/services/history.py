"""What happened in an attempt, one thing after the other, from the rows that are only ever added."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..core.question import Answer as Keys
from ..storage.models import Answer, Item, Revision
from . import decisions
from .attempts import OwnAttempt
from .decisions import Decided

What = Literal["started", "saved", "checked", "submitted", "cut-off"] | decisions.What


@dataclass(frozen=True, slots=True)
class Event:
    """With `slot`, it is about one question; a saved answer was `before` and became `after`. With `decided`, its
    teacher decided it."""

    at: datetime
    what: What
    slot: int | None = None
    before: Keys = ()
    after: Keys = ()
    decided: Decided | None = None


def history(session: Session, attempt: OwnAttempt) -> list[Event]:
    events = [Event(attempt.started_at, "started"), *_saved(session, attempt)]
    settled = select(Item.slot, Item.settled_at).where(Item.attempt_id == attempt.id).order_by(Item.slot)
    events += [Event(at, "checked", slot) for slot, at in session.execute(settled) if at]
    made = decisions.of_attempt(session, attempt.id)
    before = [_submitted(*moment) for moment in map(_was_submitted, made) if moment]
    last = _submitted(attempt.submitted_at, attempt.cut_off) if attempt.submitted_at else None
    decided = [Event(each.at, each.what, decided=each) for each in made]
    # What was sent in time may have been saved a little after the end.
    later = [event for event in decided if last and event.at >= last.at and last not in before]
    events += before + [event for event in decided if event not in later]
    events.sort(key=lambda event: event.at)
    return events + ([last] if last and last not in before else []) + later


def _submitted(at: datetime, cut_off: bool) -> Event:
    return Event(at, "cut-off" if cut_off else "submitted")


def _was_submitted(decided: Decided) -> tuple[datetime, bool] | None:
    """Return when and how an attempt that was opened again had been submitted."""
    at = decisions.moment(decided.before.get("submitted_at"))
    return (at, decided.before["cut_off"]) if at else None


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
