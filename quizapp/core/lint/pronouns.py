"""1: pronouns that stand for nothing the stem has named."""

import re
from collections.abc import Iterator

from ..question import Question
from .flaw import Flaw
from .words import unquoted, words

PERSON = re.compile(r"(?i:he|she|him|her|his|hers)\b(?! [A-Z])")
"""Not as in Her Majesty."""
PEOPLE = re.compile(r"(?:they|their|them)\b", re.IGNORECASE)
THING = re.compile(
    r"(?:(?:it|its)\b|th(?:is|ese) (?:is|are|was|were|has|have|had|will|would|can|could|means?|meant|makes?|made|led"
    r"|leads?)\b)",
    re.IGNORECASE,
)
EMPTY = re.compile(r"it(?:['\u2019]s| \w+)(?: \w+){1,6} (?:that|who|to|for|when|where)\b", re.IGNORECASE)
"""As in "it was cheaper to buy gas": stands for nothing and needs nothing."""
ANYBODY = re.compile(r"\b(?:he|she|him|her|his|hers)\b(?! [A-Z])")
OPENERS = frozenset({
    "a", "after", "an", "arrange", "as", "at", "before", "by", "choose", "did", "do", "does", "during", "for", "from",
    "had", "has", "he", "her", "his", "how", "if", "in", "is", "it", "its", "of", "on", "order", "put", "select",
    "she", "that", "the", "their", "these", "they", "this", "those", "to", "under", "was", "were", "what", "when",
    "where", "which", "while", "why", "with", "according", "among", "since", "given", "suppose", "tick", "match",
    "name",
})  # fmt: skip
"""First words whose capital tells nothing; another one with a capital may be somebody's name."""
SUBJECT = re.compile(r"^(?:what|which|this|one) \w+|\ban? \w+", re.IGNORECASE)
"""Somebody yet to be told: "what singer made his debut", "a cat and her young"."""
NAME = re.compile(r"(?<=\S )(?!I\b)[A-Z]")
ROLE = re.compile(
    r"\b(?:who|whom|whose|author|writer|reader|teacher|student|scholar|expert|analyst|leader|president|chairman|minister"
    r"|premier|official|officer|envoy|ambassador|diplomat|emperor|empress|king|queen|tsar|monarch|ruler|general|soldier"
    r"|speaker|critic|adviser|prisoner|witness|person|man|woman|boy|girl|father|mother|son|daughter|brother|sister"
    r"|friend|wife|husband|\w{2,}(?:ist|ian|man|woman|ologist))\b"
)
GROUP = re.compile(r"\b(?:people|men|women|children|police|public|both|either|others|each|and)\b")
NOT_PLURAL = frozenset({
    "does", "this", "was", "his", "has", "its", "claims", "says", "argues", "gives", "happens", "makes", "comes",
    "names", "means", "thinks", "explains", "writes", "places", "follows", "states", "events", "options", "answers",
    "statements", "points", "reasons", "steps", "words", "terms", "phrases", "sentences", "items", "perhaps",
    "always", "thus", "describes",
})  # fmt: skip
"""Verbs, and the words by which a stem speaks of its own options."""
NO_THING = NOT_PLURAL | frozenset({
    "about", "according", "after", "among", "and", "answer", "are", "argue", "article", "author", "before", "best",
    "between", "but", "came", "can", "claim", "come", "described", "did", "event", "first", "following", "for",
    "from", "gave", "give", "given", "had", "happen", "happened", "happening", "have", "how", "last", "make", "may",
    "next", "not", "one", "option", "other", "out", "paragraph", "point", "question", "reason", "said", "say",
    "statement", "step", "text", "than", "that", "the", "them", "then", "there", "these", "they", "think", "those",
    "true", "were", "what", "when", "where", "which", "who", "whom", "whose", "why", "will", "with", "would",
    "writer",
})  # fmt: skip


def unclear(question: Question) -> Iterator[Flaw]:
    """A stem or option that begins with a pronoun, or a stem that says "he", where the stem has named nobody before."""
    stem = question.stem
    if _opens(stem) and not EMPTY.match(stem):
        yield Flaw("pronoun-unclear", "error", stem.split()[0])
        return
    said = unquoted(stem)
    if (found := ANYBODY.search(said)) and not _meant(found[0], said[: found.start()]):
        yield Flaw("pronoun-unclear", "error", found[0])
        return
    for option in question.options:
        text = option.text
        missing = (
            (PERSON.match(text) and not _somebody(stem))
            or (PEOPLE.match(text) and not _some_people(stem))
            or (THING.match(text) and not EMPTY.match(text) and not _something(stem))
        )
        if missing:
            yield Flaw("pronoun-unclear", "error", text)
            return


def _opens(stem: str) -> bool:
    return any(pronoun.match(stem) for pronoun in (PERSON, PEOPLE, THING))


def _meant(pronoun: str, before: str) -> bool:
    # "Which city did he visit" is about the city, "which man lost his way" about the man.
    return _somebody(before) or (pronoun not in ("he", "she") and bool(SUBJECT.search(before)))


def _somebody(text: str) -> bool:
    first = words(text)[:1]
    return bool(NAME.search(text) or ROLE.search(text.lower()) or (first and first[0] not in OPENERS))


def _some_people(stem: str) -> bool:
    said = words(stem)
    plural = any(word.endswith("s") and not word.endswith(("ss", "us")) and word not in NOT_PLURAL for word in said)
    return plural or bool(GROUP.search(stem))


def _something(stem: str) -> bool:
    return any(word not in NO_THING and len(word) > 2 for word in words(stem))  # noqa: PLR2004 - "of" and "to" name nothing
