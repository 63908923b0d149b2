"""What a student is told of an attempt as a whole that was submitted."""

from dataclasses import dataclass
from datetime import datetime

from ..core.rounding import decimal, percent
from ..services.attempts import OwnAttempt
from ..services.own_items import OwnItem
from ..services.release import Release, may_practise
from ..services.scores import total
from ..services.starting import Allowance
from .decision_words import told_words
from .outcome import verdict


@dataclass(frozen=True, slots=True)
class HandedIn:
    """An attempt that was submitted, by itself if `time_up`.

    `counts` says whether it counts all the same, `practice` that it is about what was missed in another. `answers_at`
    is when its answers will be shown, `answers_wait` that they are once the student is at no other attempt, `left` the
    attempts left (None: no limit), `practise` whether what was missed can be practised.
    """

    id: str
    title: str
    quiz_slug: str
    number: int
    practice: bool
    submitted: datetime
    time_up: bool
    counts: bool
    answers: bool
    answers_at: datetime | None
    answers_wait: bool
    time_zone: str
    left: int | None
    open: bool
    practise: bool
    told: str


@dataclass(frozen=True, slots=True)
class Marks:
    """`passed` is None where there is no pass mark."""

    score: str
    maximum: str
    percent: str
    right: int
    partly: int
    wrong: int
    blank: int
    dropped: int
    missed: int
    passed: bool | None


def handed_in(own: OwnAttempt, shown: Release, allowed: Allowance, now: datetime) -> HandedIn:
    if own.submitted_at is None:
        raise ValueError(f"attempt {own.public_id} is still under way")
    quiz = own.quiz
    return HandedIn(
        id=own.public_id,
        title=quiz.recipe.title,
        quiz_slug=quiz.slug,
        number=own.number,
        practice=own.practice,
        submitted=own.submitted_at,
        time_up=own.cut_off,
        counts=not own.cut_off or quiz.settings.unfinished == "counted",
        answers=shown.answers,
        answers_at=shown.at,
        answers_wait=shown.waits,
        time_zone=quiz.settings.time_zone,
        left=allowed.left,
        open=not quiz.closed(now) and not quiz.early(now),
        practise=may_practise(own, now),
        told=told_words(own.told) if own.told and own.told.what == "restored" else "",
    )


def marks(own: OwnAttempt, items: tuple[OwnItem, ...]) -> Marks:
    earned = total((item.credit, item.points, item.counts) for item in items)
    verdicts = [verdict(item) for item in items]
    mark = own.quiz.settings.pass_mark
    return Marks(
        score=decimal(earned.points),
        maximum=str(earned.maximum),
        percent=percent(earned.points, earned.maximum),
        right=verdicts.count("right"),
        partly=verdicts.count("partly"),
        wrong=verdicts.count("wrong"),
        blank=verdicts.count("blank"),
        dropped=verdicts.count("dropped"),
        missed=len(verdicts) - verdicts.count("right") - verdicts.count("dropped"),
        passed=None if mark is None else 100 * earned.share >= mark,
    )
