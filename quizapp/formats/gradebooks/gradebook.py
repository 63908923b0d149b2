"""What a platform's gradebook is, to those who write it and those who fill it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..scores import Table


@dataclass(frozen=True, slots=True)
class Graded:
    """A student and the grade, a number as text; empty where there is none. `number` is the school's own."""

    name: str
    number: str
    email: str
    grade: str


@dataclass(frozen=True, slots=True)
class Gradebook:
    """`keys` are what its importer finds a student by; without one, a row would be refused.

    `grades` are the columns of a header that can be filled, `maximum` what one is out of, where the file says so.
    `new_head` names a column for a quiz and `new_at` says before which column it goes; `is_student` tells rows apart
    that are none.
    """

    keys: tuple[str, ...]
    table: Callable[[Sequence[Graded], str, str], Table] | None
    recognises: Callable[[Sequence[str]], bool]
    grades: Callable[[Sequence[str]], list[int]]
    maximum: Callable[[Sequence[Sequence[str]], int], str]
    new_head: Callable[[str], str]
    new_at: Callable[[Sequence[str]], int]
    new_cell: Callable[[Sequence[str], str], str]
    is_student: Callable[[Sequence[str]], bool]
