"""Flaws of the options of choice questions: what a student who knows nothing could go by."""

import re
from collections.abc import Iterator
from itertools import combinations

from ..kinds.single_choice import SingleChoice
from ..question import Question
from .combined import NONE_OR_ALL
from .flaw import Flaw, Level
from .sides import sides
from .words import content, plain, words

ABSOLUTE = frozenset({
    "always", "never", "none", "all", "completely", "absolutely", "totally", "definitely", "incapable", "inevitable",
    "only", "must", "every", "nothing", "impossible",
})  # fmt: skip
NOT_ABSOLUTE = re.compile(r"(?i:\b(?:after|at|above) all\b|\ball but\b|\bnot only\b)|(?<=\S )[A-Z]\w+")
"""Phrases that are not absolute, and the words of names."""
VAGUE = frozenset({
    "frequently", "occasionally", "rarely", "seldom", "sometimes", "usually", "regularly", "generally", "often",
    "nearly", "partly", "probably", "perhaps", "somewhat",
})  # fmt: skip
MODAL = re.compile(r"\b(?:may|could|(?<![Tt]he )(?<!of )(?<!its )(?<!their )might)\b")
"""Small letters only: May is a month."""
VERDICTS = frozenset({"true", "false", "yes", "no"})
TRUE_OR_FALSE = re.compile(r"\btrue\b(?:,? or |/| and which )(?:\w+ ){0,3}false\b", re.IGNORECASE)
DIGIT = re.compile(r"\d")
NAME = re.compile(r"(?<=\S )(?!I\b)[A-Z]")
"""A capital that no sentence begins with: of the first word, its capital tells nothing."""
CAPITALS = re.compile(r"[A-Z][^\W\d]*(?:[ -][A-Z][^\W\d]*)*")
"""Likely a name, as "Hong Kong" is, and no stranger among others in one word."""
LONGER, SHORTER = 0.75, 0.6
LONG = 4
"""A key of LONG words or more stands out when every distractor is below LONGER of its length (SAQUET's threshold), and
a key among distractors of LONG words or more when it is below SHORTER of the shortest."""


def key_length(question: Question) -> Iterator[Flaw]:
    """4: the key is the longest option by far, or the shortest."""
    keys, wrong = sides(question)
    if len(keys) != 1 or not wrong:
        return
    size, others = len(keys[0]), [len(text) for text in wrong]
    longest = len(words(keys[0])) >= LONG and max(others) < LONGER * size
    shortest = min(len(words(text)) for text in wrong) >= LONG and size < SHORTER * min(others)
    if longest or shortest:
        yield Flaw("key-length", "error", keys[0])


def true_false(question: Question) -> Iterator[Flaw]:
    """6: a choice between true and false in disguise."""
    if TRUE_OR_FALSE.search(question.stem):
        yield Flaw("true-false", "error", question.stem)
        return
    verdicts = [option.text for option in question.options if plain(option.text) in VERDICTS]
    if len(verdicts) > 1:
        yield Flaw("true-false", "error", verdicts[0])


def form_cue(question: Question) -> Iterator[Flaw]:
    """8: one option alone has a digit, or a name beyond its first word: an error when it is the key, else a warning."""
    if not isinstance(question, SingleChoice) or len(question.options) <= 2:  # noqa: PLR2004 - of two, each is alone
        return
    for mark in (DIGIT, NAME):
        marked = [option for option in question.options if mark.search(option.text)]
        if len(marked) == 1 and not all(CAPITALS.fullmatch(option.text) for option in question.options):
            level: Level = "error" if marked[0].key in question.correct else "warning"
            yield Flaw("form-cue", level, marked[0].text)


def absolute_terms(question: Question) -> Iterator[Flaw]:
    """11: absolute terms, which mark a distractor: an error where only distractors have one."""
    keys, wrong = sides(question)
    in_wrong = [text for text in wrong if _absolute(text)]
    in_keys = [text for text in keys if _absolute(text)]
    if in_wrong or in_keys:
        yield Flaw("absolute-terms", "warning" if in_keys else "error", (in_wrong or in_keys)[0])


def _absolute(text: str) -> bool:
    if ABSOLUTE.isdisjoint(words(text)) or NONE_OR_ALL.fullmatch(text) or plain(text) == "none":
        return False
    return not ABSOLUTE.isdisjoint(words(NOT_ABSOLUTE.sub(" ", text)))


def vague_terms(question: Question) -> Iterator[Flaw]:
    """17: vague terms of frequency or degree, unless every option hedges."""
    texts = [option.text for option in question.options]
    vague = [text for text in texts if not VAGUE.isdisjoint(words(text)) or MODAL.search(text)]
    if len(vague) < len(texts):
        for text in vague:
            yield Flaw("vague-terms", "warning", text)


def stem_echo(question: Question) -> Iterator[Flaw]:
    """12: the key repeats more of the stem than every distractor does."""
    keys, wrong = sides(question)
    if len(keys) != 1 or not wrong:
        return
    stem = content(question.stem)
    if len(content(keys[0]) & stem) > max(len(content(text) & stem) for text in wrong):
        yield Flaw("stem-echo", "error", keys[0])


def convergence(question: Question) -> Iterator[Flaw]:
    """7: the key shares most with the other options, as if they had been made from it."""
    keys, wrong = sides(question)
    if len(keys) != 1 or not wrong:
        return

    def shared(text: str) -> int:
        return sum(len(content(text) & content(other)) for other in [*keys, *wrong] if other != text)

    if shared(keys[0]) > max(shared(text) for text in wrong):
        yield Flaw("convergence", "warning", keys[0])


def alike(question: Question) -> Iterator[Flaw]:
    """18: two options that say the same, or one within the other, make two right or two wrong at once."""
    for one, other in combinations((plain(option.text) for option in question.options), 2):
        if one == other or f" {one} " in f" {other} " or f" {other} " in f" {one} ":
            yield Flaw("options-alike", "error", one)
            return
