"""Starting an attempt: questions drawn beforehand become the items of one student's run."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..core.question import Question
from ..core.rng import stream
from ..storage.models import Attempt, Item, Quiz, Student
from .quizzes import Published
from .revisions import store

Layout = Literal["one", "all"]
"""One question a page, or the whole quiz on one."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an attempt will ask: made without holding the database, since drawing takes its time.

    `follows` is the id of the attempt whose missed questions this one practises.
    """

    quiz: Published
    seed: str
    questions: Sequence[Question]
    layout: Layout
    follows: int | None = None


def new_seed() -> str:
    return secrets.token_hex(8)


def start(session: Session, student_id: int, plan: Plan, now: datetime) -> str:
    """Begin the attempt and return its public id.

    A start repeated before anything was answered (a double click, the back button) continues the same attempt.
    """
    quiz = plan.quiz
    # Two starts at once would both find nothing to continue.
    session.execute(select(Student.id).where(Student.id == student_id).with_for_update())
    if closed(session, quiz.id, now):
        raise QuizError("quiz-closed", title=quiz.recipe.title)
    if untouched := _untouched(session, student_id, plan):
        untouched.layout = plan.layout
        return untouched.public_id
    attempt = Attempt(
        public_id=secrets.token_urlsafe(9),
        student_id=student_id,
        quiz_id=quiz.id,
        quiz_revision_id=quiz.revision_id,
        number=_next_number(session, student_id, quiz.id),
        seed=plan.seed,
        layout=plan.layout,
        follows_id=plan.follows,
        started_at=now,
    )
    session.add(attempt)
    session.flush()
    revisions = store(session, quiz.recipe.article, plan.questions)
    session.execute(
        insert(Item),
        [
            {
                "attempt_id": attempt.id,
                "slot": slot,
                "revision_id": revisions[question.digest],
                "shown": json.dumps(question.arrange(stream(plan.seed, question.key, "shown"))),
                "scheme": quiz.recipe.scheme(question),
                "points": 1,
            }
            for slot, question in enumerate(plan.questions, 1)
        ],
    )
    return attempt.public_id


def closed(session: Session, quiz_id: int, now: datetime) -> bool:
    at = session.scalars(select(Quiz.closed_at).where(Quiz.id == quiz_id)).one()
    return at is not None and at <= now


def _next_number(session: Session, student_id: int, quiz_id: int) -> int:
    taken = select(func.max(Attempt.number)).where(Attempt.student_id == student_id, Attempt.quiz_id == quiz_id)
    return (session.scalar(taken) or 0) + 1


def _untouched(session: Session, student_id: int, plan: Plan) -> Attempt | None:
    answered = select(Item.id).where(Item.attempt_id == Attempt.id, Item.answer_number > 0)
    return session.scalar(
        select(Attempt).where(
            Attempt.student_id == student_id,
            Attempt.quiz_revision_id == plan.quiz.revision_id,
            Attempt.follows_id.is_not_distinct_from(plan.follows),
            Attempt.submitted_at.is_(None),
            ~answered.exists(),
        ),
    )
