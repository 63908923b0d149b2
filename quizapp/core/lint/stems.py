"""Flaws of the stem and of what surrounds it."""

import re
from collections.abc import Iterator

from ..kinds.ordering import Ordering
from ..question import Question
from .flaw import Flaw
from .words import words

SHORTEST, LONGEST = 5, 45
BLANK = re.compile(r"_{2,}|\bfill in the blank", re.IGNORECASE)
NEGATIVE = re.compile(r"\b(?:not|except|never|least)\b", re.IGNORECASE)
LOADED = re.compile(r"\b(?:shows?|admits?|reveals?|proves?|points? out)\b", re.IGNORECASE)
IMPERATIVE = re.compile(
    r"(?:^|[.?!:,;]\s+)(?:put|arrange|order|sort|rank|select|choose|tick|name|match)\b", re.IGNORECASE
)
"""At the start of a sentence or clause: elsewhere "order" and "name" are nouns."""


def length(question: Question) -> Iterator[Flaw]:
    """1, 5: too short to be clear, or more than one breath long."""
    if not SHORTEST <= len(words(question.stem)) <= LONGEST:
        yield Flaw("stem-length", "error", question.stem)


def unfocused(question: Question) -> Iterator[Flaw]:
    """13: a stem asks, or tells what to do."""
    stem = question.stem.strip()
    told = IMPERATIVE.search(stem) and stem.endswith((".", ":"))
    if not (stem.endswith("?") or told or (isinstance(question, Ordering) and "?" in stem)):
        yield Flaw("stem-unfocused", "error", question.stem)


def blank(question: Question) -> Iterator[Flaw]:
    """10: fill in the blank."""
    if BLANK.search(question.stem):
        yield Flaw("stem-blank", "error", question.stem)


def negative(question: Question) -> Iterator[Flaw]:
    """19: a negative stem misleads even those who know (Chiavaroli 2017)."""
    if found := NEGATIVE.search(question.stem):
        yield Flaw("stem-negative", "warning", found[0])


def verb(question: Question) -> Iterator[Flaw]:
    """A verb that takes the speaker's side: an article says, argues, claims."""
    if found := LOADED.search(question.stem):
        yield Flaw("stem-verb", "error", found[0])


def unexplained(question: Question) -> Iterator[Flaw]:
    """X7: nothing to learn from a mistake, or nowhere to read it up."""
    if not (question.explanation and question.paragraphs):
        yield Flaw("explanation-missing", "error")
