"""When a student may see what: the score, and the answers with their explanations."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..storage.models import Attempt
from .assignments import GRACE, Assigned
from .attempts import OwnAttempt
from .deadlines import end_of


@dataclass(frozen=True, slots=True)
class Release:
    """`at` is when the answers will be shown, where that is known and still to come.

    `waits` says that they are held back for another attempt of the same student.
    """

    score: bool
    answers: bool
    at: datetime | None = None
    waits: bool = False


def release(session: Session, attempt: OwnAttempt, now: datetime) -> Release:
    return release_to(session, attempt.quiz, attempt.student_id, now)


def release_to(session: Session, quiz: Assigned, student_id: int, now: datetime) -> Release:
    """Return what a student is shown of attempts that were handed in.

    After closing, nothing yet to somebody who is still at an attempt: it may go on for longer, and ask the same.
    """
    shown = _of_quiz(quiz, now)
    if shown.answers and quiz.settings.feedback == "closed" and _under_way(session, quiz, student_id, now):
        return Release(score=False, answers=False, waits=True)
    return shown


def may_practise(attempt: OwnAttempt, now: datetime) -> bool:
    """Whether the missed questions can be practised: in open practice, once their answers are shown."""
    practice = attempt.quiz.class_id is None and not attempt.quiz.closed(now) and not attempt.discarded
    return practice and _of_quiz(attempt.quiz, now).answers


def _of_quiz(quiz: Assigned, now: datetime) -> Release:
    settings = quiz.settings
    if settings.feedback == "score":
        return Release(score=True, answers=False)
    if settings.feedback == "closed" and not quiz.closed(now - GRACE):  # what was sent in time may still arrive
        return Release(score=False, answers=False, at=settings.closes_at)
    return Release(score=True, answers=True)


def _under_way(session: Session, quiz: Assigned, student_id: int, now: datetime) -> bool:
    """Whether the student has an attempt at it that takes answers, or would if its teacher took a discard back."""
    begun = select(Attempt.deadline, Attempt.closes_at).where(
        Attempt.student_id == student_id,
        Attempt.assignment_id == quiz.id,
        Attempt.submitted_at.is_(None),
    )
    ends = [end_of(*moments, quiz.settings.closes_at) for moments in session.execute(begun)]
    return any(end is None or end > now - GRACE for end in ends)
