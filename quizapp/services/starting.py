"""Starting an attempt: questions drawn beforehand become the items of one student's run."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..core.question import Question
from ..core.rng import stream
from ..storage.models import Assignment, Attempt, Item, Member, Student
from .assignments import Assigned
from .deadlines import deadline, minutes_for
from .revisions import store
from .tokens import new_public_id

Layout = Literal["one", "all"]
"""One question a page, or the whole quiz on one."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an attempt will ask: made without holding the database, since drawing takes its time.

    `forms` are the parallel forms of the quiz, of which the student gets one; there is one form where the questions
    were drawn for this attempt. `follows` is the id of the attempt whose missed questions this one practises.
    """

    quiz: Assigned
    seed: str
    forms: Sequence[Sequence[Question]]
    layout: Layout
    follows: int | None = None


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one student may do with an assignment: `attempts` in all (0: no limit) and `minutes` for each, if limited.

    `made` are those begun so far and not discarded. `extra_time` is the percentage that was added to the minutes,
    `extra_attempts` the number to the attempts.
    """

    attempts: int
    minutes: int | None
    made: int
    extra_time: int = 0
    extra_attempts: int = 0

    @property
    def left(self) -> int | None:
        return max(self.attempts - self.made, 0) if self.attempts else None


def allowance(session: Session, quiz: Assigned, student_id: int) -> Allowance:
    """Return what this student may do; raise QuizError("member-unknown") to whom the quiz was not given."""
    settings = quiz.settings
    made = session.scalars(
        select(func.count()).where(
            Attempt.student_id == student_id, Attempt.assignment_id == quiz.id, Attempt.discarded_at.is_(None)
        )
    ).one()
    if quiz.class_id is None:
        return Allowance(settings.attempts, settings.minutes, made)
    member = session.scalar(
        select(Member).where(
            Member.class_id == quiz.class_id, Member.student_id == student_id, Member.removed_at.is_(None)
        )
    )
    if member is None:
        raise QuizError("member-unknown")
    return Allowance(
        attempts=settings.attempts and settings.attempts + member.extra_attempts,
        minutes=minutes_for(settings.minutes, member.extra_time),
        made=made,
        extra_time=member.extra_time,
        extra_attempts=member.extra_attempts,
    )


def start(session: Session, student_id: int, plan: Plan, now: datetime) -> str:
    """Begin the attempt and return its public id.

    A start repeated before anything was answered (a double click, the back button) continues the same attempt; so
    does any start where attempts are counted, as long as one is under way.
    """
    quiz = plan.quiz
    # Two starts at once would both find nothing to continue, and both an attempt left.
    session.execute(select(Student.id).where(Student.id == student_id).with_for_update())
    _require_open(session, quiz, now)
    allowed = allowance(session, quiz, student_id)
    if under_way := _to_continue(session, student_id, plan, now):
        under_way.layout = plan.layout
        return under_way.public_id
    number = next_number(session, student_id, quiz.id)
    if allowed.left == 0:
        raise QuizError("attempts-spent", most=allowed.attempts)
    form = (_seat(session, student_id, quiz.class_id) + number - 1) % len(plan.forms)
    questions = plan.forms[form]
    attempt = Attempt(
        public_id=new_public_id(),
        student_id=student_id,
        assignment_id=quiz.id,
        quiz_revision_id=quiz.revision_id,
        number=number,
        seed=plan.seed,
        layout="one" if quiz.settings.feedback == "each" else plan.layout,
        follows_id=plan.follows,
        form=0 if quiz.settings.variants == "fresh" or plan.follows else form + 1,
        started_at=now,
        deadline=deadline(now, allowed.minutes),
    )
    session.add(attempt)
    session.flush()
    _add_items(session, attempt, quiz, questions)
    return attempt.public_id


def _add_items(session: Session, attempt: Attempt, quiz: Assigned, questions: Sequence[Question]) -> None:
    revisions = store(session, questions)
    places = list(range(len(questions)))
    if quiz.settings.shuffle:
        places = stream(attempt.seed, quiz.recipe.slug, "slots").shuffled(places)
    session.execute(
        insert(Item),
        [
            {
                "attempt_id": attempt.id,
                "slot": slot,
                "place": place + 1,
                "revision_id": revisions[questions[place].digest],
                "shown": json.dumps(questions[place].arrange(stream(attempt.seed, questions[place].key, "shown"))),
                "scheme": quiz.recipe.scheme(questions[place]),
                "points": 1,
            }
            for slot, place in enumerate(places, 1)
        ],
    )


def _require_open(session: Session, quiz: Assigned, now: datetime) -> None:
    row = session.execute(
        select(Assignment.opens_at, Assignment.closes_at).where(
            Assignment.id == quiz.id, Assignment.archived_at.is_(None)
        )
    ).first()
    if row is None or (row.closes_at is not None and row.closes_at <= now):
        raise QuizError("quiz-closed", title=quiz.recipe.title)
    if row.opens_at is not None and row.opens_at > now:
        raise QuizError("quiz-early", title=quiz.recipe.title)


def _to_continue(session: Session, student_id: int, plan: Plan, now: datetime) -> Attempt | None:
    answered = select(Item.id).where(Item.attempt_id == Attempt.id, Item.answer_number > 0)
    counted = plan.quiz.settings.attempts > 0
    return session.scalar(
        select(Attempt)
        .where(
            Attempt.student_id == student_id,
            Attempt.assignment_id == plan.quiz.id,
            Attempt.follows_id.is_not_distinct_from(plan.follows),
            Attempt.submitted_at.is_(None),
            Attempt.discarded_at.is_(None),
            Attempt.deadline.is_(None) | (Attempt.deadline > now),
            *(() if counted else (Attempt.quiz_revision_id == plan.quiz.revision_id, ~answered.exists())),
        )
        .order_by(Attempt.id)
        .limit(1),
    )


def _seat(session: Session, student_id: int, class_id: int | None) -> int:
    """Return a number that neighbours do not share: in a class, how many have come or been listed before."""
    if class_id is None:
        return student_id
    mine = select(Member.id).where(Member.class_id == class_id, Member.student_id == student_id).scalar_subquery()
    before = select(func.count()).select_from(Member).where(Member.class_id == class_id, Member.id < mine)
    return session.scalars(before).one()


def next_number(session: Session, student_id: int, assignment_id: int) -> int:
    highest = session.scalar(
        select(func.max(Attempt.number)).where(
            Attempt.student_id == student_id, Attempt.assignment_id == assignment_id
        ),
    )
    return (highest or 0) + 1
