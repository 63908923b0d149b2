"""15: grammar that tells an option apart, or leads into one."""

import re
from collections.abc import Callable, Iterator

from ..kinds.single_choice import SingleChoice
from ..question import Question
from .combined import NONE_OR_ALL
from .flaw import Flaw
from .words import words

ARTICLE = re.compile(r"\ban?\W*$", re.IGNORECASE)
SMALL = re.compile(r"[a-z]\S*(?!\S)(?! [A-Z])")
"""A small letter at the start, unless a name follows: "the United States"."""
STOP = re.compile(r".*[a-z]{3}\.\s*", re.DOTALL)
"""Not an abbreviation, as "U.S." and "Co." are."""
DOING = re.compile(r"[A-Za-z]{2,}ing(?= [a-z])")
NO_DOING = re.compile(
    r"(?:according|any(?:thing)?|bei(?:jing)|peking|nanjing|nanking|chongqing|kunming|during|evening|every(?:thing)?|king"
    r"|morning|nothing|ring|sibling|something|spring|string|thing|wing|ceiling|sterling|viking)\b",
    re.IGNORECASE,
)
TO_DO = re.compile(r"[Tt]o (?!the\b|a\b|an\b|its\b|his\b|her\b|their\b|whom\b|what\b|which\b)[a-z]")
PHRASE = 6
"""In a longer option the word is likely the subject of a clause: "Keeping the border quiet helps both sides"."""
FEWEST = 3
"""Of two options, each is alone in its form."""

MARKS: tuple[Callable[[str], bool], ...] = (
    lambda text: bool(SMALL.match(text)),
    lambda text: bool(STOP.fullmatch(text)),
    lambda text: bool(DOING.match(text) and not NO_DOING.match(text)) and len(words(text)) <= PHRASE,
    lambda text: bool(TO_DO.match(text)),
)


def article(question: Question) -> Iterator[Flaw]:
    """The stem ends in "a" or "an", which fits some options only."""
    if found := ARTICLE.search(question.stem):
        yield Flaw("stem-article", "warning", found[0])


def grammar(question: Question) -> Iterator[Flaw]:
    """One option alone has, or lacks, a small first letter, a full stop, or a verb form that the others agree in."""
    texts = [option.text for option in question.options]
    if not isinstance(question, SingleChoice) or len(texts) < FEWEST:
        return
    for number, mark in enumerate(MARKS):
        marked = [mark(text) for text in texts]
        # One capital among small letters may be a name's.
        odd = [sum(marked) == 1, bool(number) and sum(marked) == len(texts) - 1]
        if any(odd) and not any(NONE_OR_ALL.fullmatch(text) for text in texts):
            yield Flaw("grammar-cue", "warning", texts[marked.index(odd[0])])
            return
