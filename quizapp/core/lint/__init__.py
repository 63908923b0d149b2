"""Item-writing flaws, found from a question's own text.

The generators draw again while an error stands; an author is only told. Numbers in the rules' names are those of the
19 criteria of the item-writing-flaw rubric (Moore et al. 2023); X rules are ours.
"""

from collections.abc import Callable, Iterator

from ..question import Question
from . import choices, orderings, stems
from .flaw import Flaw

RULES: dict[str, Callable[[Question], Iterator[Flaw]]] = {
    "stem-length": stems.length,
    "stem-unfocused": stems.unfocused,
    "stem-blank": stems.blank,
    "stem-negative": stems.negative,
    "stem-verb": stems.verb,
    "explanation-missing": stems.unexplained,
    "key-length": choices.key_length,
    "true-false": choices.true_false,
    "form-cue": choices.form_cue,
    "all-or-none": choices.all_or_none,
    "absolute-terms": choices.absolute_terms,
    "vague-terms": choices.vague_terms,
    "stem-echo": choices.stem_echo,
    "convergence": choices.convergence,
    "unsorted-numbers": choices.unsorted_numbers,
    "options-alike": choices.alike,
    "order-digit": orderings.digit,
    "order-cue": orderings.cue,
}


def lint(question: Question) -> tuple[Flaw, ...]:
    """Return every flaw, in the order of the rules."""
    return tuple(flaw for rule in RULES.values() for flaw in rule(question))


def errors(question: Question) -> tuple[Flaw, ...]:
    return tuple(flaw for flaw in lint(question) if flaw.level == "error")
