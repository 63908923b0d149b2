"""Canvas: who comes first and ends with "Section", then the assignments; a row says what each of them is out of.

A student is found by ID, else by SIS user id, else by login, else by the exact name.
"""

import re
from collections.abc import Sequence

from ..scores import Column, Table
from .gradebook import Gradebook, Graded

WHO = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
POSSIBLE = "Points Possible"
TEST_STUDENT = "student, test"
READ_ONLY = re.compile(r"(?:^|\s)(?:(?:Unposted )?(?:Current|Final)|Override) (?:Score|Grade|Points|Status)$")


def table(graded: Sequence[Graded], title: str, maximum: str) -> Table:
    columns = (*map(Column, WHO), Column(title, "number"))
    possible = (f"    {POSSIBLE}", "", "", "", "", maximum)
    rows = [(each.name, "", each.number, each.email, "", each.grade) for each in graded]
    return Table("canvas", columns, [possible, *rows])


def recognises(heads: Sequence[str]) -> bool:
    return len(heads) > 2 and "Student" in heads[0] and "ID" in heads[1] and "Section" in heads  # noqa: PLR2004


def grades(heads: Sequence[str]) -> list[int]:
    return [at for at in range(heads.index("Section") + 1, len(heads)) if heads[at] and not READ_ONLY.search(heads[at])]


def maximum(rows: Sequence[Sequence[str]], column: int) -> str:
    return next((row[column] for row in rows if _is_possible(row) and column < len(row)), "")


def new_cell(row: Sequence[str], out_of: str) -> str:
    return out_of if _is_possible(row) else ""


def is_student(row: Sequence[str]) -> bool:
    return not _is_possible(row) and row[0].strip().casefold() != TEST_STUDENT and any(row[1:4])


def _is_possible(row: Sequence[str]) -> bool:
    return POSSIBLE in row[0]


GRADEBOOK = Gradebook(
    keys=("number", "email", "name"),
    table=table,
    recognises=recognises,
    grades=grades,
    maximum=maximum,
    new_head=str,
    new_at=len,
    new_cell=new_cell,
    is_student=is_student,
)
