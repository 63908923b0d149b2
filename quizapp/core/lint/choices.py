"""Flaws of the options of choice questions: what a student who knows nothing could go by."""

import re
from collections.abc import Iterator
from itertools import combinations

from ..kinds.ordering import Ordering
from ..kinds.single_choice import SingleChoice
from ..question import Question
from .flaw import Flaw, Level
from .words import content, plain, words

NONE_OR_ALL = re.compile(
    r"(?:(?:all|none|both|neither) of (?:the above|these|them)(?: answers| options| choices)?|both \w and \w)\W*",
    re.IGNORECASE,
)
"""As the whole option: "all of these treaties were unequal" says something."""
ABSOLUTE = frozenset({
    "always", "never", "none", "all", "completely", "absolutely", "totally", "definitely", "inevitable", "only",
    "must", "every", "nothing", "impossible",
})  # fmt: skip
VAGUE = frozenset({
    "frequently", "occasionally", "rarely", "seldom", "sometimes", "usually", "regularly", "generally", "often",
    "probably", "perhaps", "somewhat",
})  # fmt: skip
VERDICTS = frozenset({"true", "false", "yes", "no"})
DIGIT = re.compile(r"\d")
NAME = re.compile(r"(?<=\S )(?!I\b)[A-Z]")
"""A capital that no sentence begins with: of the first word, its capital tells nothing."""
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)*")
LONGER, SHORTER = 0.75, 0.6
LONG = 4
"""A key of LONG words or more stands out when every distractor is below LONGER of its length (SAQUET's threshold), and
a key among distractors of LONG words or more when it is below SHORTER of the shortest."""


def sides(question: Question) -> tuple[list[str], list[str]]:
    """Return the texts of the keys and of the distractors; both empty for an ordering, which has neither."""
    if isinstance(question, Ordering):
        return [], []
    keys = [option.text for option in question.options if option.key in question.correct]
    return keys, [option.text for option in question.options if option.key not in question.correct]


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
    for option in question.options:
        if plain(option.text) in VERDICTS:
            yield Flaw("true-false", "error", option.text)
            return


def form_cue(question: Question) -> Iterator[Flaw]:
    """8: one option alone has a digit, or a name beyond its first word: an error when it is the key, else a warning."""
    if not isinstance(question, SingleChoice) or len(question.options) <= 2:  # noqa: PLR2004 - of two, each is alone
        return
    for mark in (DIGIT, NAME):
        marked = [option for option in question.options if mark.search(option.text)]
        if len(marked) == 1:
            level: Level = "error" if marked[0].key in question.correct else "warning"
            yield Flaw("form-cue", level, marked[0].text)


def all_or_none(question: Question) -> Iterator[Flaw]:
    """3, 9: all of the above, none of the above, both A and B."""
    for option in question.options:
        if NONE_OR_ALL.fullmatch(option.text):
            yield Flaw("all-or-none", "error", option.text)


def absolute_terms(question: Question) -> Iterator[Flaw]:
    """11: absolute terms, which mark a distractor: an error where only distractors have one."""
    keys, wrong = sides(question)
    marked = [text for text in wrong if ABSOLUTE & set(words(text))]
    if marked:
        in_key = any(ABSOLUTE & set(words(text)) for text in keys)
        yield Flaw("absolute-terms", "warning" if in_key else "error", marked[0])


def vague_terms(question: Question) -> Iterator[Flaw]:
    """17: vague terms of frequency."""
    for option in question.options:
        if VAGUE & set(words(option.text)):
            yield Flaw("vague-terms", "warning", option.text)


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


def unsorted_numbers(question: Question) -> Iterator[Flaw]:
    """16: numbers out of their natural order, or shuffled."""
    texts = [option.text for option in question.options]
    if isinstance(question, Ordering) or not all(NUMBER.fullmatch(text) for text in texts):
        return
    numbers = [float(text.replace(",", "")) for text in texts]
    if numbers != sorted(numbers) or question.shuffle:
        yield Flaw("unsorted-numbers", "error", " ".join(texts))


def alike(question: Question) -> Iterator[Flaw]:
    """18: two options that say the same, or one within the other, make two right or two wrong at once."""
    for one, other in combinations((plain(option.text) for option in question.options), 2):
        if one == other or f" {one} " in f" {other} " or f" {other} " in f" {one} ":
            yield Flaw("options-alike", "error", one)
            return
