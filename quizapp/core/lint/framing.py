"""Wording that takes a side, ages, or judges in nobody's name: an article says, argues, claims."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..question import Question
from .flaw import Flaw
from .words import unquoted

LOADED = re.compile(
    r"\b(?:(?:do|does|did|to|can|could|will|would|should|must|might)\b[^.?!]{0,200}?\b(?P<show>show)(?= \w)(?! of\b)"
    r"|(?<!tv )shows(?! (?:of|with|like|in|on|from|at)\b)|showed|admits?|admitted(?= (?!to\b))|reveals?|revealed"
    r"|proves?|proved|points? out|pointed out)\b",
    re.IGNORECASE,
)
"""Of "show" the verb only: an army makes a show of force."""
DATED = re.compile(
    r"(?:\b(?:now|today|nowadays|recently|currently|at present|these days|last (?:week|month|year)"
    r"|(?<!in )(?<!of )(?<!by )this (?:week|month|year))"
    r"|^(?:Now|Today|Nowadays|Recently|Currently|At present|(?:Last|This) (?:week|month|year)))\b(?! of\b)"
)
"""With a capital only at the start: elsewhere the word is a name's, as in "China Today"."""
EVALUATIVE = re.compile(
    r"\b(?:vassal(?:s|age)?|authoritarian(?:ism)?|imperialis(?:m|ts?|tic)|hypocri(?:sy|tical|tes?))\b", re.IGNORECASE
)
ATTRIBUTED = re.compile(
    r"\b(?:according|argu|sa(?:ys?|id)\b|claim|credit|call(?:s|ed)?\b|describ|view|speaks?\b|wr(?:it|ote)|thinks?\b"
    r"|thought\b|believ|accus|label|warn|den(?:y|ies|ied)\b|reject|insist|maintain|whose\b|point\b|points of\b"
    r"|words of\b|terms?\b)",
    re.IGNORECASE,
)


def verb(question: Question) -> Iterator[Flaw]:
    """A verb that takes the speaker's side: what is shown or admitted is true."""
    if found := _loaded(question.stem):
        yield Flaw("stem-verb", "error", found)


@lru_cache(maxsize=4096)
def _loaded(stem: str) -> str:
    found = LOADED.search(stem)
    return found["show"] or found[0] if found else ""


def dated(question: Question) -> Iterator[Flaw]:
    """A time that moves with the reader: "now" is wrong in a year. What is quoted keeps its own."""
    for text in (question.stem, *(option.text for option in question.options)):
        if found := DATED.search(unquoted(text)):
            yield Flaw("dated-words", "warning", found[0])
            return


def evaluative(question: Question) -> Iterator[Flaw]:
    """A judgement in the stem that is nobody's, and so the quiz's own."""
    if (found := EVALUATIVE.search(unquoted(question.stem))) and not ATTRIBUTED.search(question.stem):
        yield Flaw("evaluative-words", "warning", found[0])
