"""Questions as a student is asked them, where nobody answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..core.question import Question
from ..core.rng import stream
from ..services.attempts import OwnItem
from .asked import AskItem, ask_item

AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class AskPage:
    """Pages are numbered from 1."""

    items: tuple[AskItem, ...]
    number: int
    pages: int


def page_of(questions: Sequence[Question], number: int) -> AskPage:
    """Return a page of questions, options as one student might see them; of a number too high, the last."""
    pages = max(1, -(-len(questions) // AT_ONCE))
    number = min(max(number, 1), pages)
    first = (number - 1) * AT_ONCE
    shown = questions[first : first + AT_ONCE]
    return AskPage(tuple(_item(each, slot) for slot, each in enumerate(shown, first + 1)), number, pages)


def _item(question: Question, slot: int) -> AskItem:
    asked = question.variant(stream("look", question.key, "variant"))
    return ask_item(
        OwnItem(
            slot=slot,
            question=asked,
            shown=asked.arrange(stream("look", question.key, "shown")),
            keys=(),
            number=0,
            flagged=False,
            scheme=asked.scheme,
            points=1,
            settled=False,
            credit=None,
        )
    )
