"""What the marking rules of orderings make of guesses and slips, for a teacher who chooses one."""

from dataclasses import dataclass
from functools import cache

from ..core.schemes import SCHEMES
from ..core.schemes.order import total
from ..core.schemes.preview import preview

LENGTHS = (4, 5, 6)


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """Percentages of the points: of guessing, by the number of items, and of one slip with five of them."""

    scheme: str
    guessing: tuple[int, ...]
    swapped: int
    first_last: int


@cache
def scheme_table() -> list[SchemeRow]:
    five = {scheme: preview(total(5), scheme) for scheme in SCHEMES}
    return [
        SchemeRow(
            scheme=scheme,
            guessing=tuple(round(100 * preview(total(length), scheme)["random"]) for length in LENGTHS),
            swapped=round(100 * five[scheme]["swapped"]),
            first_last=round(100 * five[scheme]["first-last"]),
        )
        for scheme in SCHEMES
    ]
