"""Any other table with a header and students: every column that does not say who somebody is can hold grades."""

from collections.abc import Sequence

from ..rosters.headers import HEADERS, plain
from .gradebook import Gradebook

PERSONAL = {name for groups in HEADERS.values() for group in groups for name in group} | {
    "institution", "department", "last downloaded from this course", "status", "role",
}  # fmt: skip


def recognises(_heads: Sequence[str]) -> bool:
    return True


def grades(heads: Sequence[str]) -> list[int]:
    named = [plain(head) for head in heads]
    return [
        at for at, head in enumerate(named) if head and head not in PERSONAL and not head.startswith("course total")
    ]


def maximum(_rows: Sequence[Sequence[str]], _column: int) -> str:
    return ""


def new_cell(_row: Sequence[str], _maximum: str) -> str:
    """Return what a row that is no student has in a new column."""
    return ""


def is_student(_row: Sequence[str]) -> bool:
    return True


GRADEBOOK = Gradebook(
    keys=("number", "email", "name"),
    table=None,
    recognises=recognises,
    grades=grades,
    maximum=maximum,
    new_head=str,
    new_at=len,
    new_cell=new_cell,
    is_student=is_student,
)
