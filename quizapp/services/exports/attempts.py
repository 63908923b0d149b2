"""A row for every attempt."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from ...formats.scores import Column, Row
from .shape import ATTEMPT, TOTAL, Shape, always, attempt, attempts_in, total
from .sittings import sittings
from .wanted import Wanted

COLUMNS = (
    *ATTEMPT, *TOTAL, Column("seed"), Column("form", "integer"), Column("questions", "integer"),
    Column("answered", "integer"), Column("saves", "integer"), Column("cut_off", "flag"),
)  # fmt: skip


def rows(session: Session, wanted: Wanted) -> Iterator[Row]:
    for assigned in wanted.quizzes:
        for person, made in sittings(session, wanted, assigned):
            for each in made:
                yield (
                    *attempt(wanted, person, each),
                    *total(each),
                    each.seed,
                    each.form,
                    len(each.asked),
                    sum(asked.answered for asked in each.asked),
                    sum(asked.saves for asked in each.asked),
                    int(each.score.cut_off),
                )


SHAPE = Shape(always(COLUMNS), rows, attempts_in)
