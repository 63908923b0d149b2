"""The share of the neighbours in right order that stand next to each other, the same way round, in the answer.

Two locked neighbours are so in every answer and do not count; a locked and a free one do, since the free item may
stand elsewhere. Items without an order among them have no fixed neighbours, so only questions with one right order
qualify.
"""

from fractions import Fraction
from itertools import pairwise

from ..question import Answer
from .order import Order
from .scheme import Scheme


def mark(order: Order, answer: Answer) -> Fraction:
    locked = set(order.locked)
    right = [pair for pair in pairwise(order.correct) if not locked.issuperset(pair)]
    kept = set(pairwise(answer))
    return Fraction(sum([pair in kept for pair in right]), len(right))


def expectation(order: Order) -> Fraction:
    """Add up the chances of the neighbours, one by one.

    Of `places` neighbouring free places, two given free items fill one, in order, with the chance
    places / (free * (free - 1)); a given free item fills the place beside a lock with the chance 1 / free.
    """
    locked, free = set(order.locked), len(order.free)
    held = [len(locked.intersection(pair)) for pair in pairwise(order.correct)]
    places, beside = held.count(0), held.count(1)
    together = Fraction(places * places, free * (free - 1)) + Fraction(beside, free)
    return together / (places + beside)


SCHEME = Scheme(mark, expectation, partial=False)
