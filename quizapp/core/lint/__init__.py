"""Item-writing flaws, found from a question's own text.

The generators draw again while an error stands; an author is only told. Numbers in the rules' docstrings are those of
the 19 criteria of the item-writing-flaw rubric (Moore et al. 2023); X rules are ours. Flaws between questions are found
in `together`.
"""

from collections.abc import Callable, Iterator

from ..question import Question
from . import choices, combined, forms, framing, numbers, orderings, pronouns, stems, support
from .flaw import Flaw

ERRORS: dict[str, Callable[[Question], Iterator[Flaw]]] = {
    "stem-length": stems.length,
    "stem-unfocused": stems.unfocused,
    "stem-blank": stems.blank,
    "stem-verb": framing.verb,
    "pronoun-unclear": pronouns.unclear,
    "source-unnamed": support.unnamed,
    "explanation-missing": support.unexplained,
    "paragraph-missing": support.unplaced,
    "caveat-value": support.nearer_the_truth,
    "key-length": choices.key_length,
    "true-false": choices.true_false,
    "form-cue": choices.form_cue,
    "all-or-none": combined.all_or_none,
    "combined-options": combined.combined,
    "absolute-terms": choices.absolute_terms,
    "stem-echo": choices.stem_echo,
    "number-far": numbers.far,
    "unsorted-numbers": numbers.unsorted,
    "options-alike": choices.alike,
    "order-digit": orderings.digit,
    "order-cue": orderings.cue,
    "order-series": orderings.series,
}
"""Rules that may find an error; some find warnings as well."""

WARNINGS: dict[str, Callable[[Question], Iterator[Flaw]]] = {
    "stem-background": stems.background,
    "stem-negative": stems.negative,
    "stem-article": forms.article,
    "grammar-cue": forms.grammar,
    "vague-terms": choices.vague_terms,
    "convergence": choices.convergence,
    "dated-words": framing.dated,
    "evaluative-words": framing.evaluative,
}
"""Rules that find warnings only: drawing a question passes them over."""

RULES = ERRORS | WARNINGS


def lint(question: Question) -> tuple[Flaw, ...]:
    """Return every flaw, in the order of the rules."""
    return tuple(flaw for rule in RULES.values() for flaw in rule(question))


def errors(question: Question) -> tuple[Flaw, ...]:
    return tuple(flaw for rule in ERRORS.values() for flaw in rule(question) if flaw.level == "error")
