"""A quiz of made-up questions that many have taken, one answer a question: what results are measured on."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from quizapp.core.kinds.single_choice import SingleChoice
from quizapp.core.question import Option
from quizapp.core.rng import stream
from quizapp.services import assignments, revisions
from quizapp.services.assignments import Assigned, Giving, Settings
from quizapp.storage import db, writing
from quizapp.storage.models import Answer, Attempt, Item, Student

QUIZ = "whole-article"
STARTED = datetime(2026, 3, 2, 9, tzinfo=UTC)
BATCH = 500


def given() -> str:
    """Give a quiz, and return its address."""
    with writing(db.session()) as session:
        quiz = assignments.find(session, QUIZ)
        return assignments.give(session, Giving(quiz.quiz_id, None, None), Settings(variants="same"), STARTED)


def take(slug: str, numbers: range, questions: int) -> None:
    """Fill the database with attempts that were handed in, by students of these numbers."""
    made = [question(number) for number in range(questions)]
    with writing(db.session()) as session:
        taken = assignments.find(session, slug)
        ids = revisions.store(session, made)
    wordings = [ids[each.digest] for each in made]
    for start in range(0, len(numbers), BATCH):
        with writing(db.session()) as session:
            for number in numbers[start : start + BATCH]:
                sit(session, taken, number, wordings, STARTED)
    db.session.remove()
    with db.engine.connect() as connection:
        connection.execute(sa.text("ANALYZE"))
        connection.commit()


def sit(session: Session, taken: Assigned, number: int, wordings: Sequence[int], started: datetime) -> None:
    """Let one student answer everything, better or worse by what they know."""
    draws = stream("benchmark", number)
    knows = draws.below(60) + 30
    student = Student(
        public_id=f"benchmark-{number}",
        name=f"Student {number}",
        resume_hash=number.to_bytes(32, "big"),
        created_at=started,
    )
    session.add(student)
    session.flush()
    attempt = Attempt(
        public_id=f"benchmark-{number}", student_id=student.id, assignment_id=taken.id, number=1, seed="", layout="one",
        quiz_revision_id=taken.revision_id, started_at=started, submitted_at=started + timedelta(hours=1),
    )  # fmt: skip
    session.add(attempt)
    session.flush()
    first = (session.scalars(sa.select(sa.func.max(Item.id))).one() or 0) + 1
    items, answers = [], []
    for place, revision_id in enumerate(wordings, 1):
        right = draws.below(100) < knows
        items.append(
            {"id": first + place - 1, "attempt_id": attempt.id, "slot": place, "place": place, "answer_number": 1,
             "revision_id": revision_id, "shown": '["a","b","c","d"]', "scheme": "right", "points": 1,
             "credit_numerator": int(right), "credit_denominator": 1}
        )  # fmt: skip
        answers.append(
            {"item_id": first + place - 1, "number": 1, "page": "page", "seq": place, "posted": "[0]",
             "keys": json.dumps(["a" if right else "bcd"[draws.below(3)]]),
             "at": started + timedelta(seconds=30 * place + draws.below(20))}
        )  # fmt: skip
    session.execute(sa.insert(Item), items)
    session.execute(sa.insert(Answer), answers)


def question(number: int) -> SingleChoice:
    options = tuple(Option(key=key, text=f"Answer {key} of {number}") for key in "abcd")
    return SingleChoice(
        key=f"benchmark/{number}", stem=f"Which is the answer to {number}?", options=options, correct=("a",)
    )
