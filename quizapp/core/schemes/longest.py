"""How few items would have to be moved: the most free items that may stay, all in order among themselves and with the
locks, against the fewest that the worst order leaves.

In a total order this is (L - 1) / (n - 1) for a longest rising run L of n items. Where items have no order among
them, as many stay in the worst case as there are of which no two are comparable. Locked items cannot be moved, so
they are not counted among those that stay.
"""

from collections.abc import Collection, Iterable
from fractions import Fraction
from functools import lru_cache
from math import factorial, prod

from ..question import Answer
from .order import Order, Pair, like_total
from .scheme import Scheme


def mark(order: Order, answer: Answer) -> Fraction:
    wrong = order.wrong(answer)
    locked = set(order.locked)
    beside_lock = {key for pair in wrong if not locked.isdisjoint(pair) for key in pair}
    stay = [key for key in order.free if key not in beside_lock]
    most = unrelated(stay, [pair for pair in wrong if beside_lock.isdisjoint(pair)])
    least = fewest(order) if len(order.comparable) < len(answer) * (len(answer) - 1) // 2 else 1
    return Fraction(max(0, most - least), len(order.free) - least)


@lru_cache(maxsize=1024)
def fewest(order: Order) -> int:
    locked = set(order.locked)
    return unrelated(order.free, [pair for pair in order.comparable if locked.isdisjoint(pair)])


def unrelated(items: Collection[str], before: Iterable[Pair]) -> int:
    """Return the most items of which no two are a pair (earlier, later) of a transitive relation.

    By Dilworth's theorem that is their number less a maximum matching of each with another after it (Kuhn 1955).
    """
    after: dict[str, list[str]] = {}
    for earlier, later in before:
        after.setdefault(earlier, []).append(later)
    partner: dict[str, str] = {}

    def matched(item: str, tried: set[str]) -> bool:
        for other in after[item]:
            if other not in tried:
                tried.add(other)
                if other not in partner or matched(partner[other], tried):
                    partner[other] = item
                    return True
        return False

    return len(items) - sum([matched(item, set()) for item in after])


def expectation(order: Order) -> Fraction | None:
    """Sum over the Young diagrams: by Schensted, those with L columns hold the orders with a longest run of L, each
    diagram as often as it has standard fillings, squared (hook length formula).
    """
    if not like_total(order):
        return None
    items = len(order.free)
    earned = sum((rows[0] - 1) * fillings(rows) ** 2 for rows in partitions(items, items))
    return Fraction(earned, (items - 1) * factorial(items))


def partitions(items: int, most: int) -> Iterable[tuple[int, ...]]:
    """Yield the ways to write a number as a falling sum of numbers of at most `most`."""
    if not items:
        yield ()
    for first in range(min(items, most), 0, -1):
        for rest in partitions(items - first, first):
            yield (first, *rest)


def fillings(rows: tuple[int, ...]) -> int:
    columns = [sum(length > column for length in rows) for column in range(rows[0])]
    hooks = (rows[r] - c + columns[c] - r - 1 for r in range(len(rows)) for c in range(rows[r]))
    return factorial(sum(rows)) // prod(hooks)


SCHEME = Scheme(mark, expectation, partial=True)
