"""What a class answered, question by question, without names: for talking about it after the quiz has closed."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..core.kinds.ordering import Ordering, Pair
from ..core.question import Answer as Keys
from ..core.question import Question
from ..stats.ordering import Confusion, analyse
from ..storage.models import Answer, Attempt, Item, Revision
from . import results
from .assignments import Assigned
from .attempts import NEWEST, keys_of
from .revisions import question_of


@dataclass(frozen=True, slots=True)
class Debriefed:
    """The attempts that count, by their public ids, and the number of questions."""

    attempts: frozenset[str]
    places: int


@dataclass(frozen=True, slots=True)
class Asked:
    """The question of one place in the wording most students had: `shown` of all `students`.

    `answers` are counted, the commonest first, without the `blank` ones; `chosen` counts the options that are in
    them. `pairs` are those of an ordering, the most confused first.
    """

    question: Question
    students: int
    shown: int
    blank: int
    answers: tuple[tuple[Keys, int], ...]
    chosen: dict[str, int]
    pairs: tuple[tuple[Pair, Confusion], ...] = field(default=())


def debriefed(session: Session, assigned: Assigned, now: datetime) -> Debriefed:
    found = results.results(session, assigned, now)
    counted = (line.counted for line in found.lines if line.counted and not line.removed)
    return Debriefed(frozenset(score.attempt for score in counted), found.places)


def asked(session: Session, assigned: Assigned, place: int, counted: Debriefed) -> Asked:
    query = (
        select(Attempt.public_id, Revision.body, Answer.keys.label("answer"))
        .join(Item, Item.attempt_id == Attempt.id)
        .join(Revision, Revision.id == Item.revision_id)
        .outerjoin(Answer, NEWEST)
        .where(Attempt.assignment_id == assigned.id, Attempt.submitted_at.is_not(None), Item.place == place)
        .order_by(Attempt.id)
    )
    rows = [(row.body, row.answer) for row in session.execute(query) if row.public_id in counted.attempts]
    if not rows:
        raise QuizError("debrief-unknown")
    body, shown = Counter(body for body, _ in rows).most_common(1)[0]
    answers = [keys_of(keys) for each, keys in rows if each == body]
    given = [answer for answer in answers if answer]
    question = question_of(body)
    return Asked(
        question=question,
        students=len(rows),
        shown=shown,
        blank=shown - len(given),
        answers=tuple(Counter(given).most_common()),
        chosen=Counter(key for answer in given for key in answer),
        pairs=_confused(question, given) if isinstance(question, Ordering) else (),
    )


def _confused(question: Ordering, given: list[Keys]) -> tuple[tuple[Pair, Confusion], ...]:
    pairs = analyse(question.order, given).pairs.items()
    return tuple(sorted(((pair, seen) for pair, seen in pairs if seen.wrong), key=lambda each: -each[1].wrong))
