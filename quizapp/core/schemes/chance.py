"""What answers earn that show no knowledge: the chance score, and what reversing the start order pays.

A formula where the scheme has one; else the mean over all orders of the free items, up to 7 of them; else the mean
over a seeded sample, whose standard error is at most 0.005, since a credit lies between 0 and 1.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import permutations
from math import factorial

from ..errors import QuizError
from ..question import Answer
from ..rng import stream
from . import SCHEMES
from .order import Order, one_right_order, unnamed

ENUMERATED = 7
"""The most free items of which all orders are looked at: 5,040."""
SAMPLE = 10_000


def chance(order: Order, scheme: str) -> Fraction:
    """Return the mean credit of an order drawn evenly from all; raise QuizError where the scheme refuses it."""
    return _chance(unnamed(order), scheme)


@lru_cache(maxsize=1024)
def _chance(order: Order, scheme: str) -> Fraction:
    rule = SCHEMES[scheme]
    if refused := rule.refusal(order):
        raise QuizError(refused, scheme=scheme)
    expected = rule.expectation(order)
    if expected is not None:
        return expected
    earned = [rule.mark(order, answer) for answer in arrangements(order)]
    return sum(earned, Fraction(0)) / len(earned)


def start_reversed(order: Order, scheme: str) -> Fraction:
    """Return the mean credit of a student who reverses whatever start order was drawn: any that is not right."""
    order, rule = unnamed(order), SCHEMES[scheme]
    expected = rule.expectation(order)
    if expected is not None and one_right_order(order):
        # All orders but one, the reverse of the right one.
        count = factorial(len(order.free))
        return (count * expected - rule.mark(order, order.turned(order.correct))) / (count - 1)
    earned = [rule.mark(order, order.turned(answer)) for answer in arrangements(order) if order.wrong(answer)]
    return sum(earned, Fraction(0)) / len(earned)


def arrangements(order: Order) -> Iterator[Answer]:
    """Yield all answers, or an even sample of them where there are too many."""
    if len(order.free) <= ENUMERATED:
        yield from map(order.arranged, permutations(order.free))
        return
    draws = stream("arrangements", len(order.free))
    for _ in range(SAMPLE):
        yield order.arranged(draws.shuffled(order.free))
