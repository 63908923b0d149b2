"""Regrading a question for everybody who was asked it: looked at first, then applied, and taken back as exactly.

What an item earns follows from its answer and the rulings that stand. So `changes` serves preview, applying and undoing
alike, and a regrade appends a verdict only where that differs from the newest one.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from sqlalchemy import exists, insert, select, update
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..core.rulings import RULINGS, Ruling
from ..storage.models import Answer, Assignment, Attempt, Grade, Item, Revision
from ..storage.models import Ruling as Row
from .accounts import Person
from .asked import wordings
from .assignments import Assigned
from .attempts import NEWEST
from .rulings import standing
from .tokens import new_public_id
from .verdicts import GRADES, Verdict, verdict

LONGEST = 1000
"""Characters of a reason."""


@dataclass(frozen=True, slots=True)
class Marked:
    """An item that has a verdict already; `grades` counts the verdicts that are written down."""

    id: int
    attempt: str
    revision_id: int
    body: str
    scheme: str
    points: int
    answer_id: int | None
    keys: str | None
    grades: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Change:
    """What an item was worth, and what it is worth now."""

    item: Marked
    now: Verdict

    @property
    def points(self) -> Fraction:
        """How many points it adds to the score, or takes from it."""
        before, after = (each.credit * each.counts for each in (self.item.verdict, self.now))
        return (after - before) * self.item.points

    @property
    def maximum(self) -> int:
        return (self.now.counts - self.item.verdict.counts) * self.item.points


@dataclass(frozen=True, slots=True)
class Regrade:
    """Who decides what about which question, and why."""

    question_id: int
    ruling: Ruling
    reason: str
    author: Person


def changes(items: Iterable[Marked], rulings: Sequence[Ruling]) -> list[Change]:
    """Return the items whose verdict is another under these rulings."""
    marked = (Change(item, verdict(item.body, item.scheme, item.keys, rulings)) for item in items)
    return [change for change in marked if change.now != change.item.verdict]


def marked(session: Session, assignment_id: int, question_id: int) -> list[Marked]:
    """Return the items that ask this question, in any wording, and are marked: handed in, or settled one by one."""
    rows = session.execute(
        select(Item, Attempt.public_id, Revision.body, Answer.id, Answer.keys, GRADES)
        .join(Attempt, Attempt.id == Item.attempt_id)
        .join(Revision, Revision.id == Item.revision_id)
        .outerjoin(Answer, NEWEST)
        .where(Attempt.assignment_id == assignment_id, Revision.question_id == question_id)
        .where(Item.credit_numerator.is_not(None))
        .order_by(Item.id)
        .execution_options(populate_existing=True)
    )
    return [
        Marked(
            id=item.id,
            attempt=attempt,
            revision_id=item.revision_id,
            body=body,
            scheme=item.scheme,
            points=item.points,
            answer_id=answer_id,
            keys=keys,
            grades=grades,
            verdict=Verdict(Fraction(item.credit_numerator or 0, item.credit_denominator or 1), item.counts),
        )
        for item, attempt, body, answer_id, keys, grades in rows
    ]


def apply(session: Session, assigned: Assigned, regrade: Regrade, now: datetime) -> int:
    """Let the ruling stand, mark everything again that it reaches, and return how many items changed.

    The ruling that stands as the newest already is not made twice. Raises QuizError where it cannot be made.
    """
    reason = required_reason(regrade.reason)
    hold(session, assigned.id)
    items = marked(session, assigned.id, regrade.question_id)
    ruling = possible(session, assigned.id, regrade.question_id, regrade.ruling)
    stand = standing(session, assigned.id).get(regrade.question_id, ())
    if stand and (stand[-1].rule, stand[-1].answer) == (ruling.rule, ruling.answer):
        return 0
    row = Row(
        public_id=new_public_id(),
        assignment_id=assigned.id,
        question_id=regrade.question_id,
        rule=ruling.rule,
        keys=json.dumps(ruling.answer),
        reason=reason,
        author_id=regrade.author.id,
        at=now,
    )
    session.add(row)
    session.flush()
    found = changes(items, [*stand, Ruling(ruling.rule, ruling.answer, row.id)])
    _append(session, found, {"reason": "ruled", "ruling_id": row.id, "author": regrade.author.public_id, "at": now})
    _require_something_left(session, assigned.id)
    return len(found)


def undo(session: Session, assigned: Assigned, public_id: str, author: Person, now: datetime) -> int:
    """Take a ruling back and restore what everybody had before; a second time changes nothing.

    Raises QuizError("ruling-newer") where a newer ruling on the same question stands: that one goes first.
    """
    hold(session, assigned.id)
    row = session.scalar(select(Row).where(Row.assignment_id == assigned.id, Row.public_id == public_id))
    if row is None:
        raise QuizError("ruling-unknown")
    if row.undone_at:
        return 0
    *others, newest = standing(session, assigned.id)[row.question_id]
    if newest.id != row.id:
        raise QuizError("ruling-newer")
    row.undone_at = now
    session.flush()
    found = changes(marked(session, assigned.id, row.question_id), others)
    _append(session, found, {"reason": "undone", "ruling_id": row.id, "author": author.public_id, "at": now})
    return len(found)


def hold(session: Session, assignment_id: int) -> None:
    """Let nobody hand in, settle or start an attempt of this assignment until the transaction ends.

    Whoever was about to is waited for and regraded; whoever comes later is marked under what stands then.
    """
    session.execute(select(Assignment.id).where(Assignment.id == assignment_id).with_for_update())
    attempts = select(Attempt.id).where(Attempt.assignment_id == assignment_id)
    session.execute(attempts.order_by(Attempt.id).with_for_update()).all()


def required_reason(text: str) -> str:
    reason = text.strip()
    if not reason or len(reason) > LONGEST:
        raise QuizError("reason-missing", most=LONGEST)
    return reason


def possible(session: Session, assignment_id: int, question_id: int, ruling: Ruling) -> Ruling:
    """Return the ruling with its answer as it is kept.

    Raises QuizError where there is no such rule, or no wording of the question can be given the answer.
    """
    rule = RULINGS.get(ruling.rule)
    if rule is None:
        raise QuizError("ruling-unknown")
    if rule.about_an_answer != bool(ruling.answer):
        raise QuizError("key-missing")
    if not rule.about_an_answer:
        return ruling
    for each in wordings(session, assignment_id, question_id):
        if each.question.takes_key(ruling.answer):
            return Ruling(ruling.rule, each.question.parse(ruling.answer))
    raise QuizError("answer-unknown")


def _append(session: Session, found: Iterable[Change], common: dict[str, object]) -> None:
    grades = []
    for change in found:
        item = change.item
        session.execute(update(Item).where(Item.id == item.id).values(**change.now.row))
        grades.append(
            {"item_id": item.id, "answer_id": item.answer_id, "number": item.grades + 1}
            | {"revision_id": item.revision_id, "scheme": item.scheme}
            | common
            | change.now.row
        )
    if grades:
        session.execute(insert(Grade), grades)


def practising(session: Session, assignment_id: int) -> set[str]:
    """Return the attempts at what was missed before: of these, nothing has to count."""
    follow = select(Attempt.public_id).where(Attempt.assignment_id == assignment_id, Attempt.follows_id.is_not(None))
    return set(session.scalars(follow))


def _require_something_left(session: Session, assignment_id: int) -> None:
    """Raise QuizError("drop-last") where somebody handed in nothing else that counts."""
    counting = exists().where(Item.attempt_id == Attempt.id, Item.counts)
    empty = select(Attempt.public_id).where(
        Attempt.assignment_id == assignment_id, Attempt.submitted_at.is_not(None), ~counting
    )
    if set(session.scalars(empty)) - practising(session, assignment_id):
        raise QuizError("drop-last")
