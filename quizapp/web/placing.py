"""Positions chosen one by one from lists: the equal way to put items in order, where nothing is moved."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from ..core.errors import BadAnswer

WRITTEN = re.compile(r"(\d{1,6}):(\d{1,3}(?:-\d{1,3})*)", re.ASCII)

Trouble = Literal["missing", "taken"]


@dataclass(frozen=True, slots=True)
class Placing:
    """`chosen[value]` is the place, from 1, chosen for the item shown at `value`; 0 where none is.

    Nothing is chosen for locked items.
    """

    slot: int
    chosen: tuple[int, ...]

    @property
    def code(self) -> str:
        return "-".join(map(str, self.chosen))

    def __str__(self) -> str:
        return f"{self.slot}:{self.code}"

    def troubles(self, standing: Sequence[int], locked: Collection[int]) -> dict[int, Trouble]:
        """Return what is wrong with the choice for each item of the list as it stands, by value."""
        free = [place for place, value in enumerate(standing, 1) if value not in locked]
        found: dict[int, Trouble] = {}
        for value in standing:
            place = self.chosen[value]
            if value in locked:
                continue
            if not place:
                found[value] = "missing"
            elif place not in free or self.chosen.count(place) > 1:
                found[value] = "taken"
        return found

    def order(self, standing: Sequence[int], locked: Collection[int]) -> tuple[int, ...]:
        """Return the list in the order chosen, locked items where they stand; only where there are no troubles."""
        value_at = {place: value for value, place in enumerate(self.chosen) if place}
        return tuple(value if value in locked else value_at[place] for place, value in enumerate(standing, 1))


def read_placing(text: str) -> Placing:
    if not (written := WRITTEN.fullmatch(text)):
        raise BadAnswer("post-malformed")
    return Placing(int(written[1]), tuple(map(int, written[2].split("-"))))
