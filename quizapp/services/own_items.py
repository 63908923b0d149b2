"""The questions of an attempt as its student met them, with the answers that count."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from ..core.question import Answer as Keys
from ..core.question import Question
from ..storage.models import Answer, Item, Revision
from .attempts import NEWEST, OwnAttempt, keys_of
from .revisions import question_of

ITEMS = (
    select(
        Item.slot,
        Item.shown,
        Item.answer_number,
        Item.flagged,
        Item.scheme,
        Item.points,
        Item.settled_at,
        Item.credit_numerator,
        Item.credit_denominator,
        Item.counts,
        Revision.body,
        Answer.keys.label("given"),
    )
    .join(Revision, Revision.id == Item.revision_id)
    .outerjoin(Answer, NEWEST)
    .where(Item.attempt_id == bindparam("attempt"), Item.slot.in_(bindparam("slots", expanding=True)))
    .order_by(Item.slot)
)


@dataclass(frozen=True, slots=True)
class OwnItem:
    """A question as this student met it: `shown` is its options in the order shown, `keys` the newest answer.

    `credit` is None until the attempt is submitted or the item settled; one that no longer `counts` was dropped.
    """

    slot: int
    question: Question
    shown: Keys
    keys: Keys
    number: int
    flagged: bool
    scheme: str
    points: int
    settled: bool
    credit: Fraction | None
    counts: bool = True


def of_attempt(session: Session, attempt: OwnAttempt, slots: Collection[int] = ()) -> tuple[OwnItem, ...]:
    """Return the items in these slots, or all."""
    wanted = slots or [slot.slot for slot in attempt.slots]
    rows = session.execute(ITEMS, {"attempt": attempt.id, "slots": list(wanted)})
    return tuple(
        OwnItem(
            slot=row.slot,
            question=question_of(row.body),
            shown=tuple(json.loads(row.shown)),
            keys=keys_of(row.given),
            number=row.answer_number,
            flagged=row.flagged,
            scheme=row.scheme,
            points=row.points,
            settled=row.settled_at is not None,
            credit=credit_of(row.credit_numerator, row.credit_denominator),
            counts=row.counts,
        )
        for row in rows
    )


def credit_of(numerator: int | None, denominator: int | None) -> Fraction | None:
    return None if numerator is None or denominator is None else Fraction(numerator, denominator)
