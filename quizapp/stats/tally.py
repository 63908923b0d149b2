"""One pass over attempts, from which every figure of a test and of its items follows.

What is kept is how often each credit of an item met each total: exact, and as much as there are different credits and
totals, however many attempts there are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

Exact = int | Fraction
"""Credits are counted in whole units or exact fractions, so that differences of large sums lose nothing."""
E = TypeVar("E", bound=Exact)


class Tally:
    """`totals` counts attempts by their total, `joint[item]` by the item's credit and the total."""

    def __init__(self, items: int) -> None:
        self.totals: Counter[Exact] = Counter()
        self.joint: list[Counter[tuple[Exact, Exact]]] = [Counter() for _ in range(items)]

    @property
    def n(self) -> int:
        return self.totals.total()

    @property
    def items(self) -> int:
        return len(self.joint)

    def of_items(self, items: Sequence[int]) -> "Tally":
        """Return the tally of these items only, the totals as they are: the others have to earn nothing."""
        found = Tally(0)
        found.totals, found.joint = self.totals, [self.joint[item] for item in items]
        return found

    def add(self, credits_: Sequence[Exact]) -> Exact:
        """Count one attempt, given what it earned for each item; return its total."""
        total = sum(credits_)
        self.totals[total] += 1
        for seen, credit in zip(self.joint, credits_, strict=True):
            seen[credit, total] += 1
        return total


def tally(attempts: Iterable[Sequence[Exact]], items: int) -> Tally:
    found = Tally(items)
    for each in attempts:
        found.add(each)
    return found


@dataclass(frozen=True, slots=True)
class Moments:
    """Sums of squares and products about the means, each times n: exact. `x` is the credit, `t` the total."""

    n: int
    x: Exact
    t: Exact
    xx: Exact
    xt: Exact
    tt: Exact

    @property
    def x_rest(self) -> Exact:
        """Of the credit and the total of the other items."""
        return self.xt - self.xx

    @property
    def rest(self) -> Exact:
        return self.tt - 2 * self.xt + self.xx


def moments(seen: Mapping[tuple[Exact, Exact], int]) -> Moments:
    n: int = 0
    x: Exact = 0
    t: Exact = 0
    xx: Exact = 0
    xt: Exact = 0
    tt: Exact = 0
    for (credit, total), count in seen.items():
        n += count
        x += count * credit
        t += count * total
        xx += count * credit * credit
        xt += count * credit * total
        tt += count * total * total
    return Moments(n, x, t, n * xx - x * x, n * xt - x * t, n * tt - t * t)
