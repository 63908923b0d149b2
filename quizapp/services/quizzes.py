"""Quizzes and their revisions: an attempt pins the recipe it was drawn from."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..core.question import canonical
from ..core.recipe import Recipe, recipe_from_json, recipe_to_json
from ..storage.models import Quiz, QuizRevision


@dataclass(frozen=True, slots=True)
class Published:
    """A quiz as students find it: its newest revision, and when it closes or closed."""

    id: int
    revision_id: int
    recipe: Recipe
    closed_at: datetime | None

    def closed(self, now: datetime) -> bool:
        return self.closed_at is not None and self.closed_at <= now


@lru_cache(maxsize=256)
def _recipe(body: str) -> Recipe:
    return recipe_from_json(json.loads(body))


def read(quiz_id: int, revision_id: int, body: str, closed_at: datetime | None) -> Published:
    return Published(quiz_id, revision_id, _recipe(body), closed_at)


def publish(session: Session, recipes: Sequence[Recipe], now: datetime) -> int:
    """Offer these quizzes, in this order; return how many are new or changed.

    A changed recipe becomes a new revision: attempts under way keep the one they began with.
    """
    changed = 0
    for position, recipe in enumerate(recipes):
        quiz = session.scalar(select(Quiz).where(Quiz.slug == recipe.slug))
        if quiz is None:
            quiz = Quiz(slug=recipe.slug, position=position, closed_at=None)
            session.add(quiz)
            session.flush()
        quiz.position = position
        changed += _revise(session, quiz.id, canonical(recipe_to_json(recipe)), now)
    return changed


def _revise(session: Session, quiz_id: int, body: str, now: datetime) -> bool:
    newest = session.scalar(
        select(QuizRevision).where(QuizRevision.quiz_id == quiz_id).order_by(QuizRevision.number.desc()).limit(1),
    )
    if newest and newest.body == body:
        return False
    number = newest.number + 1 if newest else 1
    session.add(QuizRevision(quiz_id=quiz_id, number=number, body=body, created_at=now))
    return True


def published(session: Session) -> list[Published]:
    newest = (
        select(QuizRevision.quiz_id, func.max(QuizRevision.number).label("number"))
        .group_by(QuizRevision.quiz_id)
        .subquery()
    )
    rows = session.execute(
        select(Quiz.id, QuizRevision.id, QuizRevision.body, Quiz.closed_at)
        .join(newest, newest.c.quiz_id == Quiz.id)
        .join(QuizRevision, (QuizRevision.quiz_id == Quiz.id) & (QuizRevision.number == newest.c.number))
        .order_by(Quiz.position, Quiz.id),
    )
    return [read(*row) for row in rows]


def find(session: Session, slug: str) -> Published:
    row = session.execute(
        select(Quiz.id, QuizRevision.id, QuizRevision.body, Quiz.closed_at)
        .join(QuizRevision, QuizRevision.quiz_id == Quiz.id)
        .where(Quiz.slug == slug)
        .order_by(QuizRevision.number.desc())
        .limit(1),
    ).first()
    if row is None:
        raise QuizError("quiz-unknown", slug=slug)
    return read(*row)


def close(session: Session, slug: str, at: datetime | None) -> None:
    """Close a quiz from this moment on, or open it again with None."""
    quiz = session.scalar(select(Quiz).where(Quiz.slug == slug))
    if quiz is None:
        raise QuizError("quiz-unknown", slug=slug)
    quiz.closed_at = at
