"""Statements to judge: single choices between True and False, which Moodle has as a type of their own."""

from collections.abc import Sequence
from fractions import Fraction

from ...core.question import Question
from ..prose import words
from .drafts import Choice
from .report import TRUE_FALSE

VERDICTS = ("True", "False")


def true_false(right: bool, *, if_true: str = "", if_false: str = "") -> tuple[Choice, ...]:
    """Return the choices of a statement to judge, with the feedback for each."""
    return (
        Choice(text=VERDICTS[0], weight=Fraction(right), feedback=if_true),
        Choice(text=VERDICTS[1], weight=Fraction(not right), feedback=if_false),
    )


def statement(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """Return choices between True and False as those of a statement to judge, and nothing where they are others."""
    if len(choices) != len(VERDICTS):
        return ()
    named = {words(choice.text).strip().casefold(): choice for choice in choices}
    if named.keys() != {"true", "false"}:
        return ()
    if {choice.weight for choice in choices} != {Fraction(0), Fraction(1)}:
        return ()
    if_true, if_false = named["true"], named["false"]
    return true_false(if_true.weight == 1, if_true=if_true.feedback, if_false=if_false.feedback)


def judged(question: Question) -> bool:
    """Say whether it is a statement to judge, and has nothing that such a statement cannot have."""
    texts = tuple(option.text for option in question.options)
    return TRUE_FALSE in question.tags and texts == VERDICTS and not question.shuffle and not question.weighted


def tags(question: Question) -> tuple[str, ...]:
    """Return the tags to write: readers give a statement to judge the last one themselves."""
    ends = judged(question) and question.tags[-1] == TRUE_FALSE
    return question.tags[:-1] if ends else question.tags
