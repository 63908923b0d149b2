"""When a student may see what: the score, and the answers with their explanations."""

from dataclasses import dataclass
from datetime import datetime

from .assignments import GRACE, Assigned
from .attempts import OwnAttempt


@dataclass(frozen=True, slots=True)
class Release:
    """`at` is when the answers will be shown, where that is known and still to come."""

    score: bool
    answers: bool
    at: datetime | None = None


def release_of(quiz: Assigned, now: datetime) -> Release:
    """Return what is shown of attempts that were handed in."""
    settings = quiz.settings
    if settings.feedback == "score":
        return Release(score=True, answers=False)
    if settings.feedback == "closed" and not quiz.closed(now - GRACE):  # what was sent in time may still arrive
        return Release(score=False, answers=False, at=settings.closes_at)
    return Release(score=True, answers=True)


def release(attempt: OwnAttempt, now: datetime) -> Release:
    return release_of(attempt.quiz, now)


def may_practise(attempt: OwnAttempt, now: datetime) -> bool:
    """Whether the missed questions can be practised: in open practice, once their answers are shown."""
    practice = attempt.quiz.class_id is None and not attempt.quiz.closed(now) and not attempt.discarded
    return practice and release(attempt, now).answers
