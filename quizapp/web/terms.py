"""Under which terms a student takes a quiz, told before the start."""

from dataclasses import dataclass
from datetime import datetime

from ..services.assignments import Assigned, Counts, Feedback, Unfinished
from ..services.starting import Allowance
from .running import State, state


@dataclass(frozen=True, slots=True)
class Terms:
    """`minutes` is what this student has, `extra_time` the percentage they have more than others; `left` counts the
    attempts that remain (None: no limit), `extra_attempts` those they have more than others."""

    state: State
    opens_at: datetime | None
    closes_at: datetime | None
    time_zone: str
    minutes: int | None
    extra_time: int
    attempts: int
    left: int | None
    extra_attempts: int
    counts: Counts
    unfinished: Unfinished
    feedback: Feedback
    pass_mark: int | None
    layouts: bool
    practice: bool


def terms(quiz: Assigned, allowed: Allowance, now: datetime) -> Terms:
    settings = quiz.settings
    return Terms(
        state=state(quiz, now),
        opens_at=settings.opens_at,
        closes_at=settings.closes_at,
        time_zone=settings.time_zone,
        minutes=allowed.minutes,
        extra_time=allowed.extra_time if allowed.minutes else 0,
        attempts=allowed.attempts,
        left=allowed.left,
        extra_attempts=allowed.extra_attempts if allowed.attempts else 0,
        counts=settings.counts,
        unfinished=settings.unfinished,
        feedback=settings.feedback,
        pass_mark=settings.pass_mark,
        layouts=settings.feedback != "each",
        practice=quiz.class_id is None,
    )
