"""Brightspace: numbers behind a #, so that spreadsheets keep their zeros, and a last column that only ends the line."""

import re
from collections.abc import Sequence

from ..scores import Column, Table
from . import other
from .gradebook import Gradebook, Graded

NUMBER, LOGIN, END = "OrgDefinedId", "Username", "End-of-Line Indicator"
GRADE = re.compile(r" Points Grade\b")
OUT_OF = re.compile(r"MaxPoints:(\d+(?:\.\d+)?)")


def table(graded: Sequence[Graded], title: str, _maximum: str) -> Table:
    columns = (Column(NUMBER), Column(new_head(title), "number"), Column(END))
    return Table("brightspace", columns, [(f"#{each.number}", each.grade, "#") for each in graded])


def recognises(heads: Sequence[str]) -> bool:
    return NUMBER in heads or {LOGIN, END} <= set(heads)


def grades(heads: Sequence[str]) -> list[int]:
    return [at for at, head in enumerate(heads) if GRADE.search(head)]


def maximum(rows: Sequence[Sequence[str]], column: int) -> str:
    found = OUT_OF.search(rows[0][column])
    return found[1] if found else ""


def new_head(title: str) -> str:
    return f"{title} Points Grade"


def new_at(heads: Sequence[str]) -> int:
    return heads.index(END) if END in heads else len(heads)


GRADEBOOK = Gradebook(
    keys=("number",),
    table=table,
    recognises=recognises,
    grades=grades,
    maximum=maximum,
    new_head=new_head,
    new_at=new_at,
    new_cell=other.new_cell,
    is_student=other.is_student,
)
