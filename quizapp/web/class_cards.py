"""What a class was given, as its students see it."""

from dataclasses import dataclass
from datetime import datetime

from ..services.assignments import Assigned
from ..services.enrolments import Made
from .running import State, state


@dataclass(frozen=True, slots=True)
class GivenCard:
    """`done` counts the student's own attempts that are handed in; `under_way` says that another one is not."""

    slug: str
    title: str
    summary: str
    count: int
    given_at: datetime
    minutes: int | None
    state: State
    opens_at: datetime | None
    closes_at: datetime | None
    time_zone: str
    done: int
    under_way: bool


def given_card(quiz: Assigned, made: Made, now: datetime) -> GivenCard:
    return GivenCard(
        slug=quiz.slug,
        title=quiz.recipe.title,
        summary=quiz.recipe.summary,
        count=quiz.recipe.count,
        given_at=quiz.created_at,
        minutes=quiz.settings.minutes,
        state=state(quiz, now),
        opens_at=quiz.settings.opens_at,
        closes_at=quiz.settings.closes_at,
        time_zone=quiz.settings.time_zone,
        done=made.done,
        under_way=made.begun > made.done,
    )
