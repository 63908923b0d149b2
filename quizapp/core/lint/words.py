"""Splitting text into the words the rules compare."""

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
POSSESSIVE = re.compile(r"['\u2019]s?$")
QUOTED = re.compile(r"\u201c[^\u201c\u201d]*\u201d|\"[^\"]*\"")
SHORTEST = 4
USUAL = 500
"""Letters that a text has at most, but for a few in a thousand."""
STOP = frozenset({
    "about", "according", "after", "also", "among", "article", "been", "before", "being", "between", "both", "could",
    "does", "each", "every", "from", "have", "into", "more", "most", "much", "only", "other", "over", "question",
    "same", "should", "such", "than", "that", "their", "them", "then", "there", "these", "they", "this", "those",
    "through", "under", "very", "what", "when", "where", "which", "while", "whom", "whose", "will", "with", "would",
    "your",
})  # fmt: skip
ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ness", "ies", "ed", "es", "s")


Made = TypeVar("Made")


def remembered(make: Callable[[str], Made]) -> Callable[[str], Made]:
    """Keep what is made of a text that is not long: of long ones, as many would fill the memory."""
    kept = lru_cache(maxsize=16384)(make)

    @wraps(make)
    def made(text: str) -> Made:
        return kept(text) if len(text) <= USUAL else make(text)

    return made


@remembered
def words(text: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in WORD.findall(text))


@remembered
def content(text: str) -> frozenset[str]:
    """Return the words that carry meaning, each without its possessive and cut to a rough stem."""
    return frozenset(map(_stem, words(text))) - {""}


@remembered
def _stem(word: str) -> str:
    """Return what a word means, or nothing where it carries no meaning."""
    bare = POSSESSIVE.sub("", word)
    if len(bare) < SHORTEST or bare in STOP:
        return ""
    cut = (ending for ending in ENDINGS if bare.endswith(ending) and len(bare) - len(ending) >= SHORTEST)
    return bare.removesuffix(next(cut, ""))


@remembered
def plain(text: str) -> str:
    """Return the text without case and punctuation."""
    return " ".join(words(text))


def unquoted(text: str) -> str:
    """Return the text without what stands in quotation marks."""
    return QUOTED.sub(" ", text) if '"' in text or "\u201c" in text else text
