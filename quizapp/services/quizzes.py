"""Quizzes and their revisions: an attempt pins the recipe it was drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..core.question import canonical
from ..core.recipe import Recipe, recipe_to_json
from ..storage.models import Assignment, Attempt, Quiz, QuizRevision
from .assignments import Giving, Settings, give, recipe_of
from .sources import require_banks
from .tokens import new_public_id


@dataclass(frozen=True, slots=True)
class Made:
    """A quiz as its teacher knows it: the newest revision, its number, and how often it was attempted.

    Without an owner it came with the installation and is the same for every teacher.
    """

    id: int
    slug: str
    owner_id: int | None
    recipe: Recipe
    revision_id: int
    revision: int
    archived: bool


def publish(session: Session, recipes: Sequence[Recipe], now: datetime) -> int:
    """Offer these quizzes to everybody, in this order; return how many are new or changed."""
    changed = 0
    for position, recipe in enumerate(recipes):
        quiz = session.scalar(select(Quiz).where(Quiz.slug == recipe.slug))
        if quiz is None:
            quiz = Quiz(slug=recipe.slug, position=position)
            session.add(quiz)
            session.flush()
            give(session, Giving(quiz.id, None, None, recipe.slug), Settings(), now)
        quiz.position = position
        changed += revise(session, quiz.id, recipe, now)
    return changed


def make(session: Session, owner_id: int, recipe: Recipe, now: datetime) -> str:
    """Keep a teacher's new quiz and return its address, which becomes the recipe's own."""
    slug = new_public_id()
    quiz = Quiz(slug=slug, position=0, owner_id=owner_id)
    session.add(quiz)
    session.flush()
    revise(session, quiz.id, replace(recipe, slug=slug), now)
    return slug


def revise(session: Session, quiz_id: int, recipe: Recipe, now: datetime) -> bool:
    """Keep a changed recipe as a new revision: attempts under way keep the one they began with.

    Raises QuizError("bank-unknown") where it draws on a bank of somebody else than the owner.
    """
    require_banks(session, recipe, session.scalar(select(Quiz.owner_id).where(Quiz.id == quiz_id)))
    body = canonical(recipe_to_json(recipe))
    # Two at once would both make the next number.
    session.execute(select(Quiz.id).where(Quiz.id == quiz_id).with_for_update())
    newest = session.scalar(
        select(QuizRevision).where(QuizRevision.quiz_id == quiz_id).order_by(QuizRevision.number.desc()).limit(1),
    )
    if newest and newest.body == body:
        return False
    number = newest.number + 1 if newest else 1
    session.add(QuizRevision(quiz_id=quiz_id, number=number, body=body, created_at=now))
    session.flush()
    return True


def _newest() -> Any:
    newest = (
        select(QuizRevision.quiz_id, func.max(QuizRevision.number).label("number"))
        .group_by(QuizRevision.quiz_id)
        .subquery()
    )
    return (
        select(Quiz, QuizRevision)
        .join(newest, newest.c.quiz_id == Quiz.id)
        .join(QuizRevision, (QuizRevision.quiz_id == Quiz.id) & (QuizRevision.number == newest.c.number))
    )


def shipped(session: Session) -> list[Made]:
    """Return the quizzes that came with the installation, in their order."""
    query = _newest().where(Quiz.owner_id.is_(None)).order_by(Quiz.position, Quiz.id)
    return [_made(*row) for row in session.execute(query)]


def owned(session: Session, owner_id: int) -> list[Made]:
    """Return a teacher's own quizzes, newest first, archived ones included."""
    return [_made(*row) for row in session.execute(_newest().where(Quiz.owner_id == owner_id).order_by(Quiz.id.desc()))]


def find(session: Session, slug: str, teacher_id: int) -> Made:
    """Return a quiz this teacher may use: one of their own, or one that came with the installation."""
    mine = Quiz.owner_id.is_(None) | (Quiz.owner_id == teacher_id)
    row = session.execute(_newest().where(Quiz.slug == slug, mine)).first()
    if row is None:
        raise QuizError("quiz-unknown", slug=slug)
    return _made(*row)


def archive(session: Session, quiz: Made, at: datetime | None) -> None:
    session.get_one(Quiz, quiz.id).archived_at = at


def attempts_of(session: Session, quiz_id: int) -> int:
    """Return how many attempts at any revision of the quiz there are."""
    count = (
        select(func.count(Attempt.id))
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .where(Assignment.quiz_id == quiz_id)
    )
    return session.scalars(count).one()


def _made(quiz: Quiz, revision: QuizRevision) -> Made:
    return Made(
        id=quiz.id,
        slug=quiz.slug,
        owner_id=quiz.owner_id,
        recipe=recipe_of(revision.body),
        revision_id=revision.id,
        revision=revision.number,
        archived=quiz.archived_at is not None,
    )
