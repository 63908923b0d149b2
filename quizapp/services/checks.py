"""Proving that what is cached is what the append-only rows say."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from ..storage.models import Answer, Attempt, Grade, Item, Revision
from .attempts import NEWEST, credit_of
from .revisions import question_of
from .submission import credit


@dataclass(frozen=True, slots=True)
class Deviation:
    """Something stored that does not follow from the rows it is a copy of."""

    code: str
    attempt: str
    slot: int
    stored: str
    computed: str


def items_checked(session: Session) -> int:
    return session.scalars(select(func.count()).select_from(Item)).one()


def deviations(session: Session) -> Iterator[Deviation]:
    """Recompute every item's newest answer and credit from its answers, its grades and its question."""
    last = aliased(Grade)
    newest_grade = select(func.max(last.number)).where(last.answer_id == Answer.id).correlate(Answer).scalar_subquery()
    highest = select(func.max(Answer.number)).where(Answer.item_id == Item.id).correlate(Item).scalar_subquery()
    rows = session.execute(
        select(Attempt.public_id, Attempt.submitted_at, Item, Revision.body, Answer.keys, Grade, highest)
        .join(Item, Item.attempt_id == Attempt.id)
        .join(Revision, Revision.id == Item.revision_id)
        .outerjoin(Answer, NEWEST)
        .outerjoin(Grade, (Grade.answer_id == Answer.id) & (Grade.number == newest_grade))
        .execution_options(yield_per=1000),
    )
    for public_id, submitted_at, item, body, keys, grade, numbers in rows:
        where = (public_id, item.slot)
        if item.answer_number != (numbers or 0):
            yield Deviation("answer-not-newest", *where, str(item.answer_number), str(numbers or 0))
        stored = credit_of(item.credit_numerator, item.credit_denominator)
        if submitted_at is None and item.settled_at is None:
            if stored is not None:
                yield Deviation("credit-before-submission", *where, str(stored), "none")
            continue
        judged = Fraction(grade.credit_numerator, grade.credit_denominator) if grade else Fraction(0)
        if stored != judged:
            yield Deviation("credit-not-graded", *where, str(stored), str(judged))
        # A regrade by another revision or hand may differ from the wording shown; its grade says so.
        if grade is None or (grade.reason == "submitted" and grade.revision_id == item.revision_id):
            computed = credit(question_of(body), tuple(json.loads(keys or "[]")), item.scheme)
            if computed != judged:
                yield Deviation("credit-not-earned", *where, str(judged), str(computed))
