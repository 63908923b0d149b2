"""A row for every question of a quiz that counts, over the attempts that count: the figures of the item analysis."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from ...formats.prose import unmarked
from ...formats.scores import Cell, Column, Row
from ..analysis import Place, analysis
from .shape import Shape, always, places_in
from .wanted import Wanted

COLUMNS = (
    Column("quiz_id"), Column("question_no", "integer"), Column("wordings", "integer"), Column("question_id"),
    Column("kind"), Column("question_text"), Column("n", "integer"), Column("answered", "integer"),
    Column("blank", "integer"), Column("facility", "number", "0-1"), Column("facility_corrected", "number"),
    Column("chance", "number", "0-1"), Column("sd", "number", "0-1"), Column("discrimination", "number"),
    Column("efficiency", "number"), Column("effective_weight", "number", "0-1"), Column("alpha_without", "number"),
    Column("median_time_s", "number", "s"), Column("verdicts"), Column("max", "number", "points"),
)  # fmt: skip


def rows(session: Session, wanted: Wanted) -> Iterator[Row]:
    for assigned in wanted.quizzes:
        for place in analysis(session, assigned).places:
            yield (assigned.slug, *_row(place))


def size(session: Session, wanted: Wanted) -> int:
    return sum(places_in(session, wanted).values())


def _row(place: Place) -> tuple[Cell, ...]:
    """Return what is said of the question itself only where everybody had the same wording."""
    seen, figures = place.seen, place.seen.figures
    same = unmarked(place.wordings[0].question) if len(place.wordings) == 1 else None
    return (
        place.number,
        len(place.wordings),
        same.key if same else None,
        same.kind if same else None,
        same.stem if same else None,
        seen.n,
        seen.n - seen.blank,
        seen.blank,
        figures.facility.value,
        seen.corrected.value,
        seen.chance,
        figures.sd.value,
        figures.discrimination.value,
        figures.efficiency.value,
        figures.weight.value,
        figures.alpha_without.value,
        place.seconds,
        " ".join(verdict.code for verdict in place.verdicts),
        float(place.full),
    )


SHAPE = Shape(always(COLUMNS), rows, size)
