"""Flaws of the stem."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..kinds.ordering import Ordering
from ..question import Question
from .flaw import Flaw
from .words import content, unquoted, words

SHORTEST, LONGEST = 5, 45
BLANK = re.compile(r"_{2,}|\bfill in the blank", re.IGNORECASE)
NEGATIVE = re.compile(
    r"\b(?:(?<!whether or )not(?! only\b)|except|never|(?<!\bat )least)\b|n['\u2019]t\b", re.IGNORECASE
)
IMPERATIVE = re.compile(
    r"(?:^|[.?!:,;]\s+)(?:put|arrange|order|sort|rank|select|choose|tick|name|match)\b", re.IGNORECASE
)
"""At the start of a sentence or clause: elsewhere "order" and "name" are nouns."""
REPORTED = re.compile(
    r"\b(?:argu|sa(?:ys|id)\b|claim|points?\b|credit|holds\b|maintain|insist|warn)[^?:]{0,200}?\bthat\b.*",
    re.IGNORECASE,
)
"""What a stem says that others say: it may deny what it likes."""
ASKING = re.compile(r"\b(?:wh(?:at|en|ere|ich|o|om|ose|y)|how)\b", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.!?])(?<!\b\w\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\b[JMS][rt]\.)\s+(?=\S)")
OF_THESE = re.compile(r"\b(?:of|which) (?:these|those)\b", re.IGNORECASE)
"""Points at the options, and not at what was said before."""
POINTER = re.compile(
    r"\b(?:that (?:is|was)|that(?= \w+(?: \w+)?\?)|th(?:is|ese|ose|ey|em|eir|en|ere|us)|it|its|he|him|his|she|her|here"
    r"|so|such|both|former|latter|above|ones?)\b",
    re.IGNORECASE,
)


def length(question: Question) -> Iterator[Flaw]:
    """1, 5: too short to be clear, or more than one breath long."""
    if not SHORTEST <= len(words(question.stem)) <= LONGEST:
        yield Flaw("stem-length", "error", question.stem)


def background(question: Question) -> Iterator[Flaw]:
    """5: sentences before the question that neither the question nor an option takes up."""
    sentences = SENTENCE.split(question.stem.strip())
    asking = [each for each in sentences if each.endswith("?") or IMPERATIVE.match(each)]
    if not asking or asking[0] == sentences[0]:
        return
    before, asked = sentences[: sentences.index(asking[0])], " ".join(asking)
    if POINTER.search(OF_THESE.sub("", asked)):
        return
    told = content(" ".join(before))
    if not told & content(asked) and not any(told & content(option.text) for option in question.options):
        yield Flaw("stem-background", "warning", before[0])


def unfocused(question: Question) -> Iterator[Flaw]:
    """13: a stem asks, or tells what to do."""
    stem = question.stem.strip()
    told = IMPERATIVE.search(stem) and stem.endswith((".", ":"))
    # Below the question there may be a quotation, or what a picture shows.
    asked = any(line.rstrip().endswith("?") for line in stem.splitlines())
    if not (asked or told or (isinstance(question, Ordering) and "?" in stem)):
        yield Flaw("stem-unfocused", "error", question.stem)


def blank(question: Question) -> Iterator[Flaw]:
    """10: fill in the blank."""
    if BLANK.search(question.stem):
        yield Flaw("stem-blank", "error", question.stem)


def negative(question: Question) -> Iterator[Flaw]:
    """19: a negative stem misleads even those who know (Chiavaroli 2017)."""
    if found := NEGATIVE.search(_asked(question.stem)):
        yield Flaw("stem-negative", "warning", found[0])


@lru_cache(maxsize=4096)
def _asked(stem: str) -> str:
    """Return the stem without what it quotes, reports, or names after a colon to ask about."""
    asked, colon, named = unquoted(stem).partition(": ")
    return REPORTED.sub(" ", asked if ASKING.search(asked) else asked + colon + named)
