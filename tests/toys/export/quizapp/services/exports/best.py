"""A row for every student, with the best of all attempts."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from ...formats.scores import Column, Row
from .shape import STUDENT, Shape, always, student
from .sittings import sittings
from .wanted import Wanted

COLUMNS = (Column("quiz_id"), *STUDENT, Column("attempts", "integer"), Column("best", "number", "points"))


def rows(session: Session, wanted: Wanted) -> Iterator[Row]:
    for assigned in wanted.quizzes:
        for person, made in sittings(session, wanted, assigned):
            points = [float(each.score.points) for each in made if each.score.points is not None]
            yield assigned.slug, *student(wanted, person), len(made), max(points, default=None)


def size(session: Session, wanted: Wanted) -> int:
    return sum(1 for _ in rows(session, wanted))


SHAPE = Shape(always(COLUMNS), rows, size)
