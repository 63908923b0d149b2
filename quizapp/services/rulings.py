"""The rulings that stand for the questions of an assignment, and how they came about."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..core.question import Answer
from ..core.rulings import Ruling
from ..storage.models import Account, Item, Revision
from ..storage.models import Ruling as Row

Standing = Mapping[int, Sequence[Ruling]]
"""The rulings in force by the id of the question, oldest first."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A ruling as people read of it; `undone_at` is None while it stands."""

    id: int
    public_id: str
    rule: str
    answer: Answer
    reason: str
    author: str
    at: datetime
    undone_at: datetime | None

    @property
    def ruling(self) -> Ruling:
        return Ruling(self.rule, self.answer, self.id)


def standing(session: Session, assignment_id: int) -> Standing:
    found: dict[int, list[Ruling]] = {}
    for (_assignment, question_id), rulings in _standing(session, Row.assignment_id == assignment_id).items():
        found[question_id] = rulings
    return found


def all_standing(session: Session) -> Mapping[tuple[int, int], Sequence[Ruling]]:
    """Return every ruling in force, by the ids of its assignment and its question."""
    return _standing(session)


def _standing(session: Session, *where: Any) -> dict[tuple[int, int], list[Ruling]]:
    query = select(Row.assignment_id, Row.question_id, Row.rule, Row.keys, Row.id)
    found: dict[tuple[int, int], list[Ruling]] = {}
    for *about, rule, keys, id_ in session.execute(query.where(Row.undone_at.is_(None), *where).order_by(Row.id)):
        found.setdefault((about[0], about[1]), []).append(Ruling(rule, tuple(json.loads(keys)), id_))
    return found


def history(session: Session, assignment_id: int, question_id: int) -> list[Decision]:
    """Return all that was decided about a question, oldest first, what was undone included."""
    return _decisions(session, Row.assignment_id == assignment_id, Row.question_id == question_id)


def of_attempt(session: Session, assignment_id: int, attempt_id: int) -> dict[int, list[Decision]]:
    """Return what stands for the questions of an attempt, by their slots."""
    decisions = _decisions(session, Row.assignment_id == assignment_id, Row.undone_at.is_(None))
    if not decisions:
        return {}
    slots = (
        select(Item.slot, Row.id)
        .join(Revision, Revision.id == Item.revision_id)
        .join(Row, Row.question_id == Revision.question_id)
        .where(Item.attempt_id == attempt_id, Row.id.in_([decision.id for decision in decisions]))
        .order_by(Row.id)
    )
    by_id = {decision.id: decision for decision in decisions}
    found: dict[int, list[Decision]] = {}
    for slot, id_ in session.execute(slots):
        found.setdefault(slot, []).append(by_id[id_])
    return found


def _decisions(session: Session, *where: Any) -> list[Decision]:
    query = select(Row, Account.name, Account.login).join(Account, Account.id == Row.author_id)
    return [
        Decision(
            id=row.id,
            public_id=row.public_id,
            rule=row.rule,
            answer=tuple(json.loads(row.keys)),
            reason=row.reason,
            author=name or login,
            at=row.at,
            undone_at=row.undone_at,
        )
        for row, name, login in session.execute(query.where(*where).order_by(Row.id))
    ]
