"""Proving that what is cached is what the append-only rows say."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from ..storage.models import Answer, Attempt, Grade, Item, Revision
from .attempts import NEWEST
from .own_items import credit_of
from .rulings import all_standing
from .verdicts import Verdict, verdict


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
    """Recompute every item's newest answer and credit from its answers, its grades, its question and the rulings."""
    last = aliased(Grade)
    newest_grade = select(func.max(last.number)).where(last.item_id == Item.id).correlate(Item).scalar_subquery()
    highest = select(func.max(Answer.number)).where(Answer.item_id == Item.id).correlate(Item).scalar_subquery()
    ruled = all_standing(session)
    rows = session.execute(
        select(Attempt, Item, Revision.question_id, Revision.body, Answer.keys, Grade, highest)
        .join(Item, Item.attempt_id == Attempt.id)
        .join(Revision, Revision.id == Item.revision_id)
        .outerjoin(Answer, NEWEST)
        .outerjoin(Grade, (Grade.item_id == Item.id) & (Grade.number == newest_grade))
        .execution_options(yield_per=1000),
    )
    for attempt, item, question_id, body, keys, grade, numbers in rows:
        where = (attempt.public_id, item.slot)
        if item.answer_number != (numbers or 0):
            yield Deviation("answer-not-newest", *where, str(item.answer_number), str(numbers or 0))
        stored = _verdict(item)
        if attempt.submitted_at is None and item.settled_at is None:
            if stored is not None:
                yield Deviation("credit-before-submission", *where, str(stored), "none")
            continue
        judged = _verdict(grade) if grade else UNANSWERED
        if stored != judged:
            yield Deviation("credit-not-graded", *where, str(stored), str(judged))
        computed = verdict(body, item.scheme, keys, ruled.get((attempt.assignment_id, question_id), ()))
        if computed != judged:
            yield Deviation("credit-not-earned", *where, str(judged), str(computed))


UNANSWERED = Verdict(Fraction(0), counts=True)


def _verdict(row: Item | Grade) -> Verdict | None:
    earned = credit_of(row.credit_numerator, row.credit_denominator)
    return None if earned is None else Verdict(earned, row.counts)
