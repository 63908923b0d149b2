"""Everything for a right order, nothing for any other. Locked items are in place in every answer and change nothing."""

from fractions import Fraction
from math import factorial

from ..question import Answer
from .order import Order, one_right_order
from .scheme import Scheme


def mark(order: Order, answer: Answer) -> Fraction:
    return Fraction(not order.wrong(answer))


def expectation(order: Order) -> Fraction | None:
    return Fraction(1, factorial(len(order.free))) if one_right_order(order) else None


SCHEME = Scheme(mark, expectation, partial=True)
