"""How an assignment stands, for the lists of those who gave it and of those who take it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ..services.assignments import Assigned

State = Literal["early", "open", "closed"]


@dataclass(frozen=True, slots=True)
class Running:
    """`begun` and `done` count attempts; `minutes` is the time limit, where there is one."""

    slug: str
    title: str
    class_id: int | None
    given_at: datetime
    minutes: int | None
    state: State
    opens_at: datetime | None
    closes_at: datetime | None
    time_zone: str
    begun: int
    done: int


def state(quiz: Assigned, now: datetime) -> State:
    return "early" if quiz.early(now) else "closed" if quiz.closed(now) else "open"


def running(quiz: Assigned, progress: tuple[int, int], now: datetime) -> Running:
    begun, done = progress
    return Running(
        slug=quiz.slug,
        title=quiz.recipe.title,
        class_id=quiz.class_id,
        given_at=quiz.created_at,
        minutes=quiz.settings.minutes,
        state=state(quiz, now),
        opens_at=quiz.settings.opens_at,
        closes_at=quiz.settings.closes_at,
        time_zone=quiz.settings.time_zone,
        begun=begun,
        done=done,
    )
