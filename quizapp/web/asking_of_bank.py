"""Questions as a student is asked them, where nobody answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..core.question import Question
from .asked import AskItem, ask_item
from .outcome import ResultItem, result_item
from .specimen import specimen, variant

AT_ONCE = 20
SEED = "look"


@dataclass(frozen=True, slots=True)
class AskPage:
    """Each item with what is right in it, and why. Pages are numbered from 1."""

    items: tuple[tuple[AskItem, ResultItem], ...]
    number: int
    pages: int


def page_of(questions: Sequence[Question], number: int) -> AskPage:
    """Return a page of questions, options as one student might see them; of a number too high, the last."""
    pages = max(1, -(-len(questions) // AT_ONCE))
    number = min(max(number, 1), pages)
    first = (number - 1) * AT_ONCE
    shown = questions[first : first + AT_ONCE]
    met = (specimen(variant(each, SEED), SEED, slot) for slot, each in enumerate(shown, first + 1))
    return AskPage(tuple((ask_item(each), result_item(each, None, asked=False)) for each in met), number, pages)
