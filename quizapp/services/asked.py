"""The questions that students of an assignment were asked, in which wordings, and how they did."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..core.question import Answer as Keys
from ..core.question import Question
from ..storage.models import Answer, Attempt, Item, Revision
from ..storage.models import Question as Row
from .attempts import NEWEST, keys_of
from .revisions import question_of

VERDICT = case(
    (Item.credit_numerator.is_(None), ""),
    (~Item.counts, "dropped"),
    (func.coalesce(Answer.keys, "[]") == "[]", "blank"),
    (Item.credit_numerator == Item.credit_denominator, "right"),
    (Item.credit_numerator > 0, "partly"),
    else_="wrong",
)
"""What became of an item; empty while it is not marked."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording as it was asked: `name` is the beginning of its digest, `times` how many attempts have it."""

    revision_id: int
    name: str
    question: Question
    scheme: str
    times: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of an assignment; `name` stands for its key in addresses, which may hold anything.

    `verdicts` counts the attempts handed in: "right", "partly", "wrong", "blank" and "dropped".
    """

    id: int
    name: str
    key: str
    question: Question
    verdicts: Counter[str] = field(default_factory=Counter)


def name_of(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def questions(session: Session, assignment_id: int) -> list[Asked]:
    """Return all that was asked, in the order of the quiz, each in the wording that was stored first."""
    rows = session.execute(
        select(
            Row.id,
            Row.key,
            VERDICT.label("verdict"),
            func.count().label("times"),
            func.min(Item.place).label("place"),
            func.min(Item.revision_id).label("revision"),
        )
        .select_from(Item)
        .join(Attempt, Attempt.id == Item.attempt_id)
        .join(Revision, Revision.id == Item.revision_id)
        .join(Row, Row.id == Revision.question_id)
        .outerjoin(Answer, NEWEST)
        .where(Attempt.assignment_id == assignment_id, Attempt.discarded_at.is_(None))
        .group_by(Row.id, Row.key, "verdict")
        .order_by("place", Row.id)
    ).all()
    first: dict[int, int] = {}
    for row in rows:
        first[row.id] = min(row.revision, first.get(row.id, row.revision))
    stored = select(Revision.id, Revision.body).where(Revision.id.in_(first.values()))
    bodies = dict(session.execute(stored).all())
    found: dict[int, Asked] = {}
    for row in rows:
        asked = found.setdefault(row.id, Asked(row.id, name_of(row.key), row.key, question_of(bodies[first[row.id]])))
        if row.verdict:
            asked.verdicts[row.verdict] += row.times
    return list(found.values())


def find(session: Session, assignment_id: int, name: str) -> Asked:
    asked = next((each for each in questions(session, assignment_id) if each.name == name), None)
    if asked is None:
        raise QuizError("question-unasked")
    return asked


def wordings(session: Session, assignment_id: int, question_id: int) -> list[Wording]:
    """Return the wordings of a question that were asked, the most frequent first."""
    rows = session.execute(
        select(Revision.id, Revision.digest, Revision.body, func.min(Item.scheme), func.count())
        .join(Item, Item.revision_id == Revision.id)
        .join(Attempt, Attempt.id == Item.attempt_id)
        .where(Attempt.assignment_id == assignment_id, Revision.question_id == question_id)
        .group_by(Revision.id, Revision.digest, Revision.body)
        .order_by(func.count().desc(), Revision.id)
    )
    return [
        Wording(id_, digest.hex()[:12], question_of(body), scheme, times) for id_, digest, body, scheme, times in rows
    ]


def given(session: Session, assignment_id: int, wording: Wording) -> list[tuple[Keys, int]]:
    """Return the answers to this wording that were handed in, and how often, the most frequent first."""
    rows = session.scalars(
        select(Answer.keys)
        .select_from(Item)
        .join(Attempt, Attempt.id == Item.attempt_id)
        .outerjoin(Answer, NEWEST)
        .where(Attempt.assignment_id == assignment_id, Item.revision_id == wording.revision_id)
        .where(Item.credit_numerator.is_not(None), Attempt.discarded_at.is_(None))
    )
    return Counter(keys_of(keys) for keys in rows).most_common()
