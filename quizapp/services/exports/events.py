"""A row for everything that happened in an attempt, in the order of time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from ...formats.scores import Column, Row
from ...storage.models import Answer, Attempt, Grade, Item
from .shape import STUDENT, Shape, always, attempts_in, moment, student
from .sittings import Sitting, sittings
from .wanted import Wanted
from .wordings import Wordings

COLUMNS = (
    Column("quiz_id"), Column("attempt_id"), *STUDENT, Column("attempt_no", "integer"), Column("at", "time"),
    Column("event"), Column("question_no", "integer"), Column("shown_no", "integer"), Column("save", "integer"),
    Column("response"), Column("score_raw", "number", "0-1"),
)  # fmt: skip

MINE = Item.attempt_id.in_(bindparam("attempts", expanding=True))
ASKED = (Item.attempt_id, Item.place, Item.slot, Item.revision_id)
ANSWERS = select(*ASKED, Answer.number, Answer.keys, Answer.at).join(Answer, Answer.item_id == Item.id).where(MINE)
SETTLED = select(*ASKED, Item.settled_at).where(MINE, Item.settled_at.is_not(None))
REGRADES = (
    select(*ASKED, Answer.number, Answer.keys, Grade.at, Grade.credit_numerator, Grade.credit_denominator)
    .join(Grade, Grade.item_id == Item.id)
    .outerjoin(Answer, Answer.id == Grade.answer_id)
    .where(MINE, Grade.number > 1)
)
ORDER = ("started", "answered", "marked", "submitted", "regraded")
"""What comes first of the events of one moment."""

Event = tuple[datetime, str, int | None, int | None, int | None, str | None, float | None]


def rows(session: Session, wanted: Wanted) -> Iterator[Row]:
    wordings = Wordings(session)
    for assigned in wanted.quizzes:
        for person, made in sittings(session, wanted, assigned):
            happened = _events(session, wordings, made)
            for each in made:
                begin = (assigned.slug, each.score.attempt, *student(wanted, person), each.score.number)
                for at, *event in sorted(happened[each.id], key=lambda event: (event[0], ORDER.index(event[1]))):
                    yield (*begin, moment(at), *event)


def size(session: Session, wanted: Wanted) -> int:
    """Count the answers saved and both ends of each attempt; what was marked early or again adds to them."""
    answers = select(func.count()).select_from(Answer).join(Item).join(Attempt)
    saved = session.scalars(answers.where(Attempt.assignment_id.in_([quiz.id for quiz in wanted.quizzes]))).one()
    return saved + 2 * attempts_in(session, wanted)


def _events(session: Session, wordings: Wordings, made: Sequence[Sitting]) -> dict[int, list[Event]]:
    happened: dict[int, list[Event]] = defaultdict(list)
    for each in made:
        for at, what in ((each.score.started_at, "started"), (each.score.submitted_at, "submitted")):
            if at:
                happened[each.id].append((at, what, None, None, None, None, None))
    worded = wordings.of(asked.revision_id for each in made for asked in each.asked)
    mine = {"attempts": [each.id for each in made]}
    for attempt, place, slot, revision, number, keys, at in session.execute(ANSWERS, mine):
        said, _texts = wordings.said(worded[revision], keys)
        happened[attempt].append((at, "answered", place, slot, number, said, None))
    for attempt, place, slot, _revision, settled_at in session.execute(SETTLED, mine):
        if settled_at:
            happened[attempt].append((settled_at, "marked", place, slot, None, None, None))
    for attempt, place, slot, revision, number, keys, at, earned, of in session.execute(REGRADES, mine):
        said, _texts = wordings.said(worded[revision], keys or "[]")
        happened[attempt].append((at, "regraded", place, slot, number, said, earned / of))
    return happened


SHAPE = Shape(always(COLUMNS), rows, size)
