"""A shape of export as a table with its codebook, ready for any format."""

from sqlalchemy.orm import Session

from ..formats.scores import Table
from ..services.exports import SHAPES, Wanted
from .export_words import codebook


def table(session: Session, shape: str, wanted: Wanted) -> Table:
    columns = SHAPES[shape].columns(session, wanted)
    return Table(shape, columns, SHAPES[shape].rows(session, wanted), codebook(columns))
