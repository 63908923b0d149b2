"""Moodle: any CSV with a header, whose columns the teacher maps; a student is found by number, email or user name."""

from collections.abc import Sequence

from ..rosters.headers import plain
from ..scores import Column, Table
from . import other
from .gradebook import Gradebook, Graded

KNOWN = {"last downloaded from this course", "email address"}


def table(graded: Sequence[Graded], title: str, _maximum: str) -> Table:
    columns = (Column("ID number"), Column("Email address"), Column("Name"), Column(title, "number"))
    return Table("moodle", columns, [(each.number, each.email, each.name, each.grade) for each in graded])


def recognises(heads: Sequence[str]) -> bool:
    """Moodle exports in the language of the site: what is not English is filled as any other table."""
    return set(map(plain, heads)) >= KNOWN


GRADEBOOK = Gradebook(
    keys=("number", "email"),
    table=table,
    recognises=recognises,
    grades=other.grades,
    maximum=other.maximum,
    new_head=str,
    new_at=len,
    new_cell=other.new_cell,
    is_student=other.is_student,
)
