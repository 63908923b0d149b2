"""Orderings, whose options stand in their right order."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from ....core.kinds.ordering import Ordering
from ....core.kinds.subset import FEWEST
from ....core.question import Question
from .. import written
from ..marked import Finding
from .native_kind import NativeKind

FIELDS = frozenset({"locked", "any_order", "ends", "show"})


def _check(question: written.Question) -> Iterator[Finding]:
    if len(question.options) < FEWEST:
        yield "options-few", ("options",), {"fewest": FEWEST, "found": len(question.options)}
        return
    if len(question.ends) not in (0, 2):
        yield "ends-two", ("ends",), {"found": len(question.ends)}
    if question.show and not FEWEST <= question.show <= len(question.options):
        yield "show-range", ("show",), {"fewest": FEWEST, "most": len(question.options), "show": question.show}
    if len(question.options) - len(question.locked) < FEWEST:
        yield "options-locked", ("options",), {"fewest": FEWEST}
    for place, pair in enumerate(question.any_order):
        if len(pair) != 2 or len(set(pair)) != 2 or not set(pair) <= set(question.keys):  # noqa: PLR2004 - a pair
            yield "any-order-pair", ("any_order", place), {"text": ", ".join(pair), "keys": ", ".join(question.keys)}
    ordered = set(question.comparable)
    if not ordered:
        yield "any-order-all", ("any_order",), {}
    for first, between, last in combinations(question.keys, 3):
        if {(first, between), (between, last)} <= ordered and (first, last) not in ordered:
            yield "any-order-broken", ("any_order",), {"first": first, "between": between, "last": last}


def _make(question: written.Question, **same: Any) -> Question:
    return Ordering(
        correct=question.keys,
        comparable=question.comparable,
        locked=question.locked,
        ends=tuple(map(written.one_line, question.ends)),
        show=question.show,
        show_choice=question.show_choice,
        **same,
    )


def _settings(question: Ordering) -> dict[str, Any]:
    ordered = set(question.comparable)
    return {
        "any_order": tuple(pair for pair in combinations(question.correct, 2) if pair not in ordered),
        "ends": question.ends,
        "show": question.show,
        "show_choice": question.show_choice,
    }


ORDERING = NativeKind(FIELDS, _check, _make, _settings)
