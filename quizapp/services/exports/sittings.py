"""The attempts at a quiz with all that was asked in them, a few students at a time.

So memory holds these few, however many there are; and each attempt is beside the student's others, which say whether
it is the one that counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from itertools import islice
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from ...storage.models import Answer, Attempt, Grade, Item, QuizRevision
from ..assignments import Assigned, recipe_of
from ..attempts import NEWEST
from ..results import counted_of, counts_at_all
from ..scores import Score
from ..sittings import POINTS
from .people import Person, people
from .wanted import Wanted

AT_ONCE = 50
"""Students."""

MINE = (
    Attempt.assignment_id == bindparam("assignment"),
    Attempt.student_id.in_(bindparam("students", expanding=True)),
    Attempt.discarded_at.is_(None),
)
ATTEMPTS = (
    select(
        Attempt.id,
        Attempt.public_id,
        Attempt.student_id,
        Attempt.number,
        Attempt.seed,
        Attempt.form,
        Attempt.quiz_revision_id,
        Attempt.started_at,
        Attempt.submitted_at,
        Attempt.cut_off,
        Attempt.follows_id,
    )
    .where(*MINE)
    .order_by(Attempt.student_id, Attempt.number)
)
REGRADED = (
    select(func.max(Grade.at)).where(Grade.item_id == Item.id, Grade.number > 1).correlate(Item).scalar_subquery()
)
ITEMS = (
    select(
        Item.attempt_id,
        Item.slot,
        Item.place,
        Item.revision_id,
        Item.shown,
        Item.scheme,
        POINTS,
        Item.answer_number,
        Item.credit_numerator,
        Item.credit_denominator,
        Answer.keys,
        REGRADED,
    )
    .join(Attempt, Attempt.id == Item.attempt_id)
    .outerjoin(Answer, NEWEST)
    .where(*MINE)
    .order_by(Item.attempt_id, Item.slot)
)


@dataclass(slots=True)
class Asked:
    """An item as it is stored: `shown` and `keys` are JSON lists of option keys, `saves` counts the answers to it.

    It is worth no points once it was dropped.
    """

    slot: int
    place: int
    revision_id: int
    shown: str
    scheme: str
    points: int
    saves: int
    numerator: int | None
    denominator: int | None
    keys: str | None
    regraded_at: datetime | None

    @property
    def answered(self) -> bool:
        return self.keys not in {None, "[]"}

    @property
    def credit(self) -> float | None:
        return None if self.numerator is None or self.denominator is None else self.numerator / self.denominator

    @property
    def earned(self) -> float | None:
        if self.numerator is None or self.denominator is None:
            return None
        return self.points * self.numerator / self.denominator


@dataclass(slots=True)
class Sitting:
    """An attempt; `title` and `revision` are those of the quiz as it was then."""

    id: int
    score: Score
    title: str
    revision: int
    seed: str
    form: int
    asked: Sequence[Asked]
    practice: bool
    """Of what was missed in another attempt."""
    counts: bool = False


Sat = tuple[Person, list[Sitting]]
"""A student and their attempts in the order they were begun."""


def sittings(session: Session, wanted: Wanted, assigned: Assigned) -> Iterator[Sat]:
    query = select(QuizRevision.id, QuizRevision.number, QuizRevision.body)
    revisions = {id_: (number, recipe_of(body).title) for id_, number, body in session.execute(
        query.where(QuizRevision.quiz_id == assigned.quiz_id)
    )}  # fmt: skip
    for some in _batches(people(session, wanted, assigned)):
        made = _made(session, assigned, some, revisions)
        for person in some:
            mine = made.get(person.student_id or 0, [])
            _mark(mine, assigned)
            yield person, mine


def _batches(persons: Iterable[Person]) -> Iterator[list[Person]]:
    left = iter(persons)
    while some := list(islice(left, AT_ONCE)):
        yield some


def _made(
    session: Session, assigned: Assigned, persons: Sequence[Person], revisions: dict[int, tuple[int, str]]
) -> dict[int, list[Sitting]]:
    named = {each.student_id: each.name for each in persons if each.student_id}
    values = {"assignment": assigned.id, "students": list(named)}
    asked: dict[int, list[Asked]] = defaultdict(list)
    for attempt_id, *item in session.execute(ITEMS, values):
        asked[attempt_id].append(Asked(*item))
    found: dict[int, list[Sitting]] = defaultdict(list)
    for row in session.execute(ATTEMPTS, values):
        number, title = revisions[row.quiz_revision_id]
        score = _score(row, named[row.student_id], assigned, asked[row.id])
        practice = row.follows_id is not None
        sitting = Sitting(row.id, score, title, number, row.seed, row.form, asked[row.id], practice)
        found[row.student_id].append(sitting)
    return found


def _score(row: Any, name: str, assigned: Assigned, asked: Sequence[Asked]) -> Score:
    return Score(
        attempt=row.public_id,
        quiz=assigned.slug,
        student_id=row.student_id,
        student=name,
        number=row.number,
        state="submitted" if row.submitted_at else "open",
        started_at=row.started_at,
        submitted_at=row.submitted_at,
        points=_earned(asked) if row.submitted_at else None,
        maximum=sum(each.points for each in asked),
        cut_off=row.cut_off,
    )


def _earned(asked: Iterable[Asked]) -> Fraction:
    """Add up what was earned, exactly; thirds with thirds first, since few denominators occur."""
    parts: dict[int, int] = defaultdict(int)
    for each in asked:
        if each.denominator and each.numerator:
            parts[each.denominator] += each.points * each.numerator
    return sum((Fraction(numerator, denominator) for denominator, numerator in parts.items()), Fraction(0))


def _mark(made: Sequence[Sitting], assigned: Assigned) -> None:
    """Say which attempt counts: at open practice, as in its results, each that was handed in."""
    valid = [each for each in made if not each.practice and counts_at_all(each.score, assigned.settings)]
    if assigned.class_id is None:
        for each in valid:
            each.counts = each.score.submitted_at is not None
        return
    counted = counted_of([each.score for each in valid], assigned.settings.counts)
    for each in valid:
        each.counts = each.score is counted
