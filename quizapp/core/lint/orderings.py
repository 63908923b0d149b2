"""Flaws of the items of an ordering: what gives their order away."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..kinds.ordering import Ordering
from ..question import Question
from .flaw import Flaw

DIGIT = re.compile(r"\d")
CUES = (
    "first|second|last|later|again|further|more|another|begins?|ends?|new|former|then|finally|still|now|after|before"
    "|during"
)
CUE = re.compile(rf"\b(?:{CUES})\b|^(?i:{CUES})\b(?= [a-z])")
"""In a name, as in "the First Opium War", the word is no cue of ours."""
NUMBERED = re.compile(r"\b(First|Second|Third|Fourth|Fifth|Sixth|\d+(?:st|nd|rd|th)) ((?:[A-Z][\w'\u2019-]*\s?)+)")
NUMBERED_AFTER = re.compile(r"\b((?:[A-Z][\w'\u2019-]* )+)(I{1,3}|IV|VI{0,3}|One|Two|Three|\d)\b")
ASKS_FOR_ORDER = re.compile(r"\b(?:first|earliest|last|latest)\W*$")


def digit(question: Question) -> Iterator[Flaw]:
    """X1: a digit in an item, as a year or a number that tells its place."""
    yield from _found(question, DIGIT, "order-digit")


def cue(question: Question) -> Iterator[Flaw]:
    """X2: a word of sequence in an item."""
    yield from _found(question, CUE, "order-cue")


def series(question: Question) -> Iterator[Flaw]:
    """X3: two parts of one numbered series, whose names are their order, as with the First and the Second Opium War."""
    if not (isinstance(question, Ordering) or ASKS_FOR_ORDER.search(question.stem)):
        return
    numbers: dict[str, str] = {}
    for option in question.options:
        for name, number in _numbered(option.text):
            if numbers.setdefault(name, number) != number:
                yield Flaw("order-series", "error", option.text)
                return


@lru_cache(maxsize=4096)
def _numbered(text: str) -> tuple[tuple[str, str], ...]:
    before = [(name.strip(), number) for number, name in NUMBERED.findall(text)]
    return (*before, *((name.strip(), number) for name, number in NUMBERED_AFTER.findall(text)))


def _found(question: Question, pattern: re.Pattern[str], rule: str) -> Iterator[Flaw]:
    if isinstance(question, Ordering):
        for option in question.options:
            if pattern.search(option.text):
                yield Flaw(rule, "error", option.text)
