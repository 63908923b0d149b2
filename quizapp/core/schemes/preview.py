"""What a scheme makes of a few telling answers: for a teacher who is choosing one."""

from fractions import Fraction

from . import SCHEMES
from .chance import chance, start_reversed
from .order import Order, exchanged


def preview(order: Order, scheme: str) -> dict[str, Fraction]:
    """Return the credit of each case under the scheme; raise QuizError where it refuses the order.

    `random` is the mean of all answers, `start-reversed` of those who turn the start order round. Of the right order,
    `swapped` has one pair of neighbours exchanged, `first-last` the first item put last, `reversed` all items the
    other way round; locked items stay. Needs two free items that have an order.
    """
    first, *others = order.free
    answers = {
        "swapped": exchanged(order.correct, nearest_pair(order)),
        "first-last": order.arranged([*others, first]),
        "reversed": order.turned(order.correct),
    }
    averages = {"random": chance(order, scheme), "start-reversed": start_reversed(order, scheme)}
    return averages | {case: SCHEMES[scheme].mark(order, answer) for case, answer in answers.items()}


def nearest_pair(order: Order) -> tuple[str, str]:
    """Return the first two free items that have an order, as near to each other as any such two."""
    place = {key: index for index, key in enumerate(order.free)}
    pairs = [pair for pair in order.comparable if pair[0] in place and pair[1] in place]
    return min(pairs, key=lambda pair: (place[pair[1]] - place[pair[0]], place[pair[0]]))
