"""Deciding about one attempt: more time, opening it again, setting it aside, and taking any of this back.

Each holds the attempt until its transaction ends, so that a save or a submission at the same moment comes before it,
and is seen, or after it, and is told.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.models import Answer, Attempt, Item
from . import decisions, submission
from .assignments import Assigned
from .deadlines import closing, deadline, end_of, limits
from .decisions import Decided, Why

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class MoreTime:
    """With `beyond`, past the closing, too."""

    minutes: int
    beyond: bool = False


def extend(session: Session, assigned: Assigned, public_id: str, more: MoreTime, why: Why) -> datetime:
    """Move the end of an attempt under way; return when it ends now."""
    attempt, limit = _held(session, assigned, public_id)
    _require_in_use(attempt)
    if attempt.submitted_at:
        raise QuizError("attempt-submitted")
    end = _end(attempt, assigned)
    if end is None:
        raise QuizError("time-unlimited")
    before, wanted = _extras(attempt), end + more.minutes * MINUTE
    closes = closing(attempt.closes_at, assigned.settings.closes_at)
    if closes and closes < wanted:
        if not more.beyond:
            raise QuizError("closing-first")
        attempt.closes_at = wanted
    attempt.extra_minutes += more.minutes if limit else 0
    _set_deadline(attempt, limit)
    decisions.keep(session, attempt.id, "extended", why, minutes=more.minutes, until=wanted, before=before)
    return wanted


def reopen(
    session: Session, assigned: Assigned, public_id: str, why: Why, minutes: int | None = None
) -> datetime | None:
    """Let a submitted attempt go on, for so many minutes at least; return when it ends.

    Its grades stay as they are and it is marked anew when it is submitted again. Raises QuizError("time-needed")
    where its time is up and no minutes are given.
    """
    attempt, limit = _held(session, assigned, public_id)
    _require_in_use(attempt)
    if attempt.submitted_at is None:
        raise QuizError("attempt-open")
    before = _extras(attempt) | {"submitted_at": attempt.submitted_at, "cut_off": attempt.cut_off}
    attempt.submitted_at, attempt.cut_off = None, False
    if minutes:
        _give_until(attempt, assigned, limit, why.at + minutes * MINUTE)
    _set_deadline(attempt, limit)
    end = _end(attempt, assigned)
    if end and end <= why.at:
        raise QuizError("time-needed")
    unsettled = (Item.attempt_id == attempt.id, Item.settled_at.is_(None))
    session.execute(update(Item).where(*unsettled).values(credit_numerator=None, credit_denominator=None))
    decisions.keep(session, attempt.id, "reopened", why, minutes=minutes, until=end, before=before)
    return end


def discard(session: Session, assigned: Assigned, public_id: str, why: Why) -> None:
    """Let it count for nothing; its student may make another instead."""
    attempt, _ = _held(session, assigned, public_id)
    _require_in_use(attempt)
    attempt.discarded_at = why.at
    decisions.keep(session, attempt.id, "discarded", why)


def take_back(session: Session, assigned: Assigned, public_id: str, decision_id: int, why: Why) -> Decided:
    """Take back the newest decision, if it still is this one; return it."""
    attempt, limit = _held(session, assigned, public_id)
    made = decisions.of_attempt(session, attempt.id)
    if not made or made[-1].id != decision_id or made[-1].what not in decisions.BACK:
        raise QuizError("decision-changed")
    decided = made[-1]
    if decided.what == "discarded":
        attempt.discarded_at = None
    else:
        _require_untouched(session, attempt, decided)
        attempt.extra_minutes = decided.before["extra_minutes"]
        attempt.closes_at = decisions.moment(decided.before["closes_at"])
        _set_deadline(attempt, limit)
        _end_again(session, attempt, assigned, decided, why.at)
    decisions.keep(session, attempt.id, decisions.BACK[decided.what], why, minutes=decided.minutes)
    return decided


def _held(session: Session, assigned: Assigned, public_id: str) -> tuple[Attempt, int | None]:
    """Return the attempt, locked, and the minutes it has before any were added."""
    mine = (Attempt.assignment_id == assigned.id, Attempt.public_id == public_id)
    held = session.scalar(
        select(Attempt).where(*mine).with_for_update().execution_options(populate_existing=True),
    )
    if held is None:
        raise QuizError("attempt-unknown")
    return limits(session, Attempt.id == held.id)[0]


def _require_in_use(attempt: Attempt) -> None:
    if attempt.discarded_at:
        raise QuizError("attempt-discarded")


def _require_untouched(session: Session, attempt: Attempt, decided: Decided) -> None:
    """Raise QuizError where the student has made use of the decision already."""
    since = select(func.count(Item.id)).outerjoin(Answer, Answer.item_id == Item.id)
    used = or_(Answer.at > decided.at, Item.settled_at > decided.at)
    reopened = decided.what == "reopened"
    if attempt.submitted_at or (reopened and session.scalar(since.where(Item.attempt_id == attempt.id, used))):
        raise QuizError("attempt-moved")


def _end_again(session: Session, attempt: Attempt, assigned: Assigned, decided: Decided, at: datetime) -> None:
    """Submit again what had been submitted; of time that was given, none may be running already."""
    if submitted_at := decisions.moment(decided.before.get("submitted_at")):
        session.flush()
        submission.submit(session, attempt.id, at, cut_off=decided.before["cut_off"])
        attempt.submitted_at = submitted_at
    elif (end := _end(attempt, assigned)) and end <= at:
        raise QuizError("time-running")


def _give_until(attempt: Attempt, assigned: Assigned, limit: int | None, until: datetime) -> None:
    if limit:
        lacking = -((attempt.started_at + limit * MINUTE - until) // MINUTE)
        attempt.extra_minutes = max(attempt.extra_minutes, lacking)
    closes = closing(attempt.closes_at, assigned.settings.closes_at)
    if closes and closes < until:
        attempt.closes_at = until


def _set_deadline(attempt: Attempt, limit: int | None) -> None:
    attempt.deadline = deadline(attempt.started_at, limit and limit + attempt.extra_minutes)


def _end(attempt: Attempt, assigned: Assigned) -> datetime | None:
    return end_of(attempt.deadline, attempt.closes_at, assigned.settings.closes_at)


def _extras(attempt: Attempt) -> dict[str, object]:
    return {"extra_minutes": attempt.extra_minutes, "closes_at": attempt.closes_at}
