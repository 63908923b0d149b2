"""Choosing wrong options so that nothing about the right one tells: neither its place among numbers nor its length."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from ..errors import CannotDraw
from ..lint.words import content
from ..rng import Stream

T = TypeVar("T")
N = TypeVar("N", int, float)

WRONG = 3
"""Wrong options beside the right one: a fourth is seldom chosen by anybody (Rodriguez 2005, Tarrant 2009)."""

EVENLY, INWARD = (1, 1), (3, 5)
"""How often the key stands at an end of the sizes, and how often at a place between."""


def among_numbers(key: N, others: Sequence[N], rng: Stream) -> list[N]:
    """Return three of the other numbers, such that the key's place among them is drawn evenly."""
    return _beside(key, others, rng, float, EVENLY)


def alike_in_length(key: T, others: Sequence[T], rng: Stream, text: Callable[[T], str]) -> list[T]:
    """Return three of the others, the first ones that suit, such that the key is the longest no more than others.

    Some keys are longer or shorter than all that may stand beside them; to make up for those, the rest are drawn into
    the middle more often than to the ends.
    """
    return _beside(key, others, rng, lambda each: len(text(each)), INWARD)


def alike_in_echo(key: T, others: Sequence[T], said: str, text: Callable[[T], str]) -> Sequence[T]:
    """Return those that repeat as many words of what is said in the stem as the key does, or all if those are few."""
    echo = len(content(said) & content(text(key)))
    quiet = [other for other in others if len(content(said) & content(text(other))) == echo]
    return quiet if len(quiet) >= WRONG else others


def _beside(key: T, others: Sequence[T], rng: Stream, size: Callable[[T], float], weights: tuple[int, int]) -> list[T]:
    """Draw the key's rank from those the others allow, before any of them is taken.

    Taking the nearest first would leave the key in the middle, and taking any would leave long keys the longest. Raises
    CannotDraw where the others are too few.
    """
    own = size(key)
    smaller = [other for other in others if size(other) < own]
    larger = [other for other in others if size(other) > own]
    equal = [other for other in others if size(other) == own]
    ends, inner = weights
    ranks = [
        rank
        for rank in range(WRONG + 1)
        if max(0, rank - len(smaller)) + max(0, WRONG - rank - len(larger)) <= len(equal)
        for _ in range(ends if rank in (0, WRONG) else inner)
    ]
    if not ranks:
        raise CannotDraw("too-few-options", wanted=WRONG, found=len(others))
    rank = rng.choice(ranks)
    below, above = smaller[:rank], larger[: WRONG - rank]
    return [*below, *above, *equal[: WRONG - len(below) - len(above)]]
