"""A row for every question of every attempt."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from ...formats.scores import Cell, Column, Row
from .shape import ATTEMPT, Shape, always, answers_in, attempt, moment
from .sittings import Asked, sittings
from .wanted import Wanted
from .wordings import Worded, Wordings

COLUMNS = (
    *ATTEMPT, Column("seed"),
    Column("question_no", "integer"), Column("shown_no", "integer"), Column("question_id"), Column("question_revision"),
    Column("bank_revision", "integer"), Column("kind"), Column("scheme"), Column("presented"), Column("response"),
    Column("response_text"), Column("key"), Column("key_text"), Column("answered", "flag"),
    Column("score_raw", "number", "0-1"), Column("chance", "number", "0-1"), Column("score", "number", "points"),
    Column("max", "integer", "points"), Column("is_exact", "flag"), Column("regraded_at", "time"),
)  # fmt: skip


def rows(session: Session, wanted: Wanted) -> Iterator[Row]:
    wordings = Wordings(session)
    for assigned in wanted.quizzes:
        for person, made in sittings(session, wanted, assigned):
            worded = wordings.of(each.revision_id for sitting in made for each in sitting.asked)
            for sitting in made:
                begin = (*attempt(wanted, person, sitting), sitting.seed)
                for asked in sitting.asked:
                    yield begin + _row(wordings, worded[asked.revision_id], asked)


def _row(wordings: Wordings, worded: Worded, asked: Asked) -> tuple[Cell, ...]:
    presented, _texts = wordings.said(worded, asked.shown)
    response, response_text = wordings.said(worded, asked.keys or "[]")
    credit = asked.credit
    return (
        asked.place,
        asked.slot,
        worded.key,
        worded.revision,
        worded.since,
        worded.question.kind,
        asked.scheme,
        presented,
        response,
        response_text,
        *worded.right,
        int(asked.answered),
        credit,
        wordings.chance(worded, asked.scheme),
        asked.earned,
        asked.points,
        None if credit is None else int(credit == 1),
        moment(asked.regraded_at),
    )


SHAPE = Shape(always(COLUMNS), rows, answers_in)
