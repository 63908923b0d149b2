"""A row for every question of a quiz, over the attempts that count."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import sqrt

from sqlalchemy.orm import Session

from ...formats.prose import unmarked
from ...formats.scores import Cell, Column, Row
from .shape import Shape, places_in
from .sittings import Asked, sittings
from .wanted import Wanted
from .wordings import Worded, Wordings

COLUMNS = (
    Column("quiz_id"), Column("question_no", "integer"), Column("wordings", "integer"), Column("question_id"),
    Column("kind"), Column("question_text"), Column("n", "integer"), Column("answered", "integer"),
    Column("blank", "integer"), Column("facility", "number", "0-1"), Column("sd", "number", "0-1"),
    Column("exact", "integer"), Column("max", "integer", "points"),
)  # fmt: skip


@dataclass(slots=True)
class Tally:
    """What is known of one place of the quiz; `credit` and `squares` add up."""

    last: tuple[int, int] = (0, 0)
    revisions: set[int] = field(default_factory=set)
    n: int = 0
    answered: int = 0
    exact: int = 0
    credit: float = 0.0
    squares: float = 0.0

    def add(self, asked: Asked) -> None:
        earned = asked.credit or 0.0
        self.last = (asked.revision_id, asked.points)
        self.revisions.add(asked.revision_id)
        self.n += 1
        self.answered += asked.answered
        self.exact += earned == 1
        self.credit += earned
        self.squares += earned * earned


def columns(session: Session, wanted: Wanted) -> Sequence[Column]:
    del session, wanted  # these are always the same
    return COLUMNS


def rows(session: Session, wanted: Wanted) -> Iterator[Row]:
    wordings = Wordings(session)
    for assigned in wanted.quizzes:
        tallies: dict[int, Tally] = defaultdict(Tally)
        for person, made in sittings(session, wanted, assigned):
            if person.removed:
                continue
            for asked in (asked for each in made if each.counts for asked in each.asked):
                tallies[asked.place].add(asked)
        for place in sorted(tallies):
            revision, points = tallies[place].last
            yield assigned.slug, place, *_row(tallies[place], wordings.of([revision])[revision]), points


def size(session: Session, wanted: Wanted) -> int:
    return sum(places_in(session, wanted).values())


def _row(tally: Tally, worded: Worded) -> tuple[Cell, ...]:
    """Return what is said of the question itself only where everybody had the same wording."""
    same = len(tally.revisions) == 1
    mean = tally.credit / tally.n
    spread = (tally.squares - tally.n * mean * mean) / (tally.n - 1) if tally.n > 1 else None
    return (
        len(tally.revisions),
        worded.key if same else None,
        worded.question.kind if same else None,
        unmarked(worded.question).stem if same else None,
        tally.n,
        tally.answered,
        tally.n - tally.answered,
        mean,
        None if spread is None else sqrt(max(spread, 0.0)),
        tally.exact,
    )


SHAPE = Shape(columns, rows, size)
