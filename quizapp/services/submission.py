"""Handing in an attempt: every newest answer is graded, once."""

import json
from datetime import datetime
from fractions import Fraction

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from ..core.question import Answer as Keys
from ..core.question import Question
from ..storage.models import Answer, Attempt, Grade, Item, Quiz, Revision
from .attempts import NEWEST
from .revisions import question_of


def credit(question: Question, keys: Keys, scheme: str) -> Fraction:
    """Return the credit stored keys earn; they are parsed again, as a posted answer would be."""
    return question.credit(question.parse(keys), scheme)


def submit(session: Session, attempt_id: int, at: datetime) -> bool:
    """Grade and close the attempt; return whether this call did it. A second submission changes nothing."""
    mine = session.execute(
        update(Attempt).where(Attempt.id == attempt_id, Attempt.submitted_at.is_(None)).values(submitted_at=at),
    )
    if not mine.rowcount:  # type: ignore[attr-defined]
        return False
    rows = session.execute(
        select(Item.id, Item.revision_id, Item.scheme, Revision.body, Answer.id, Answer.keys)
        .join(Revision, Revision.id == Item.revision_id)
        .outerjoin(Answer, NEWEST)
        .where(Item.attempt_id == attempt_id),
    ).all()
    grades = []
    for item_id, revision_id, scheme, body, answer_id, keys in rows:
        earned = credit(question_of(body), tuple(json.loads(keys or "[]")), scheme)
        cached = {"credit_numerator": earned.numerator, "credit_denominator": earned.denominator}
        session.execute(update(Item).where(Item.id == item_id).values(**cached))
        if answer_id is not None:
            grades.append(
                {"answer_id": answer_id, "number": 1, "revision_id": revision_id, "scheme": scheme}
                | cached
                | {"reason": "submitted", "author": "", "at": at},
            )
    if grades:
        session.execute(insert(Grade), grades)
    return True


def finish_closed(session: Session, now: datetime) -> int:
    """Hand in, as saved, every open attempt of a quiz that has closed; return how many there were."""
    overdue = session.execute(
        select(Attempt.id, Quiz.closed_at)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .where(Attempt.submitted_at.is_(None), Quiz.closed_at <= now),
    ).all()
    return sum(submit(session, attempt_id, closed_at or now) for attempt_id, closed_at in overdue)
