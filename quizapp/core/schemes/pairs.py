"""Right pairs minus wrong pairs, over the pairs, never below 0: Kendall's tau, clipped.

Only pairs that an answer can get wrong count: a pair with a locked item does where the free one can stand on either
side of it, so a lock in the middle is a reference point, and one at the end gives nothing away.
"""

from fractions import Fraction
from math import factorial

from ..question import Answer
from .order import Order, like_total
from .scheme import Scheme


def mark(order: Order, answer: Answer) -> Fraction:
    place = {key: index for index, key in enumerate(answer)}
    pairs = order.open_pairs
    wrong = sum([place[earlier] > place[later] for earlier, later in pairs])
    return Fraction(max(0, len(pairs) - 2 * wrong), len(pairs))


def expectation(order: Order) -> Fraction | None:
    """Sum over the number of inversions, of which there are as many as the Mahonian numbers say."""
    if not like_total(order):
        return None
    items, pairs = len(order.free), len(order.open_pairs)
    earned = sum(count * max(0, pairs - 2 * wrong) for wrong, count in enumerate(inversions(items)))
    return Fraction(earned, pairs * factorial(items))


def inversions(items: int) -> list[int]:
    """Return how many orders of so many items have 0, 1, 2, ... pairs the wrong way round."""
    counts = [1]
    for size in range(2, items + 1):
        # The item added last stands before 0 to size - 1 of the others.
        counts = [sum(counts[max(0, wrong - size + 1) : wrong + 1]) for wrong in range(len(counts) + size - 1)]
    return counts


SCHEME = Scheme(mark, expectation, partial=True)
