"""Flaws of the items of an ordering: what gives their order away."""

import re
from collections.abc import Iterator

from ..kinds.ordering import Ordering
from ..question import Question
from .flaw import Flaw

DIGIT = re.compile(r"\d")
CUE = re.compile(
    r"\b(?:first|last|later|again|further|another|begins?|new|former|then|finally|still|now|after|before|during)\b",
)
"""Small letters only: in a name, as in "the First Opium War", the word is no cue of ours."""


def digit(question: Question) -> Iterator[Flaw]:
    """X1: a digit in an item, as a year or a number that tells its place."""
    yield from _found(question, DIGIT, "order-digit")


def cue(question: Question) -> Iterator[Flaw]:
    """X2: a word of sequence in an item."""
    yield from _found(question, CUE, "order-cue")


def _found(question: Question, pattern: re.Pattern[str], rule: str) -> Iterator[Flaw]:
    if isinstance(question, Ordering):
        for option in question.options:
            if pattern.search(option.text):
                yield Flaw(rule, "error", option.text)
