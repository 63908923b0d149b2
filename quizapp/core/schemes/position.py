"""The share of the free items that stand at their right place. Locked items stand there anyway and do not count.

Where two items have no order among them they have no one right place, so only questions with one right order qualify.
"""

from fractions import Fraction

from ..question import Answer
from .order import Order
from .scheme import Scheme


def mark(order: Order, answer: Answer) -> Fraction:
    placed = sum([item == right for item, right in zip(answer, order.correct, strict=True)])
    locked = len(order.locked)
    return Fraction(placed - locked, len(answer) - locked)


def expectation(order: Order) -> Fraction:
    """Every free item is as likely to stand at one free place as at another."""
    return Fraction(1, len(order.free))


SCHEME = Scheme(mark, expectation, partial=False)
