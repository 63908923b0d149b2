"""Kinds whose options are right or not, and may earn shares of the points."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from ....core.kinds.multiple_response import MultipleResponse
from ....core.kinds.single_choice import SingleChoice
from ....core.question import Question
from .. import written
from ..marked import Finding
from ..written import FINEST, share
from .native_kind import NativeKind

FIELDS = frozenset({"right", "feedback", "weight", "last", "shuffle"})

Agrees = Callable[[bool, Fraction], bool]
"""Whether a weight agrees with its option being right."""


def _check(question: written.Question, agrees: Agrees) -> Iterator[Finding]:
    for place, option in enumerate(question.options):
        weight = share(option.weight) if option.weight else None
        if option.weight and weight is None:
            yield "weight-malformed", ("options", place, "weight"), {"text": option.weight, "finest": FINEST}
        elif weight is not None and not agrees(option.right, weight):
            yield "weight-right", ("options", place, "weight"), {"text": option.weight}
    if len(question.options) < 2:  # noqa: PLR2004 - one option is no choice
        yield "options-few", ("options",), {"fewest": 2, "found": len(question.options)}


def _check_single(question: written.Question) -> Iterator[Finding]:
    yield from _check(question, lambda right, weight: weight == 1 or not right)
    if len(question.right) != 1:
        yield "right-one", ("options",), {"found": len(question.right)}


def check_several(question: written.Question) -> Iterator[Finding]:
    yield from _check(question, lambda right, weight: (weight > 0) == right)
    if not question.right:
        yield "right-none", ("options",), {}


def _make_single(question: written.Question, **same: Any) -> Question:
    return SingleChoice(correct=question.right, shuffle=question.shuffle, **same)


def _make_multiple(question: written.Question, **same: Any) -> Question:
    return MultipleResponse(correct=tuple(sorted(question.right)), shuffle=question.shuffle, **same)


SINGLE = NativeKind(FIELDS, _check_single, _make_single)
MULTIPLE = NativeKind(FIELDS, check_several, _make_multiple)
