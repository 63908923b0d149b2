from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from ..question import Answer
from .order import Order, one_right_order


@dataclass(frozen=True, slots=True)
class Scheme:
    """A rule for marking an ordering: `mark` gives a complete answer its exact credit, from 0 to 1.

    Every right order earns 1 and locked items earn nothing by themselves. `expectation` is the mean credit of all
    orders of the free items by a formula, or None where there is none. `partial` says whether the rule has a meaning
    where some items have no order among them; one that has none refuses such a question and is never bent to it.
    """

    mark: Callable[[Order, Answer], Fraction]
    expectation: Callable[[Order], Fraction | None]
    partial: bool

    def refusal(self, order: Order) -> str:
        """Return the code of the reason why this order cannot be marked so, or nothing."""
        return "" if self.partial or one_right_order(order) else "scheme-one-order"
