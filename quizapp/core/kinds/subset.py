"""Asking for the order of some of an ordering's items: each attempt draws its own smaller question."""

from typing import TYPE_CHECKING, Literal

from ..errors import CannotDraw
from ..rng import Stream

if TYPE_CHECKING:
    from .ordering import Ordering

Choice = Literal["any", "contiguous"]

FEWEST = 3
"""With two items, a start order that is never the key would give the key away."""
TRIES = 60
"""Draws before one is made. Three items with an order stand right in one of six, so all fail in 6 ** -60."""


def take(question: "Ordering", count: int, rng: Stream, choice: Choice = "any") -> "Ordering":
    """Return the question about `count` of its items, with the same key and a digest of its own.

    Drawn evenly from the sets that can be asked (three items that can be moved and have an order among them): of any
    items, or of items that follow each other in `correct`. Where such sets are very rare, three such items are drawn
    first and the others after them, no longer evenly. Locked items may be left out like others. Raises CannotDraw
    where no set can be asked.
    """
    if count >= len(question.options):
        return question
    if choice == "contiguous":
        parts = [question.part(question.correct[start:][:count]) for start in range(len(question.correct) - count + 1)]
        askable = [part for part in parts if len(part.chain()) >= FEWEST]
        if askable:
            return rng.choice(askable)
    elif count >= FEWEST and len(question.chain()) >= FEWEST:
        for _ in range(TRIES):
            part = question.part(rng.sample(question.correct, count))
            if len(part.chain()) >= FEWEST:
                return part
        return question.part(_around(question, count, rng))
    raise CannotDraw("ordering-too-small", key=question.key, fewest=FEWEST)


def _around(question: "Ordering", count: int, rng: Stream) -> list[str]:
    three = rng.sample(question.chain(), FEWEST)
    others = [key for key in question.correct if key not in three]
    return three + rng.sample(others, count - FEWEST)
