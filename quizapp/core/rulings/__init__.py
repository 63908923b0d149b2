"""What a teacher can decide about a question that was asked. To add a ruling: write its file, list it here."""

from collections.abc import Iterable

from ..question import Question
from . import accept, drop, full_marks, new_key
from .ruling import Marking, Rule, Ruling

__all__ = ["RULINGS", "Marking", "Rule", "Ruling", "marking"]

RULINGS: dict[str, Rule] = {
    "new-key": new_key.RULE,
    "accept": accept.RULE,
    "full-marks": full_marks.RULE,
    "drop": drop.RULE,
}


def marking(question: Question, scheme: str, rulings: Iterable[Ruling]) -> Marking:
    """Return how this wording is marked under the rulings, in the order they were made.

    A ruling about an answer that this wording cannot be given does not reach it.
    """
    marked = Marking(question, scheme)
    for ruling in rulings:
        rule = RULINGS[ruling.rule]
        if not rule.about_an_answer or question.takes_key(ruling.answer):
            marked = rule.apply(marked, ruling)
    return marked
