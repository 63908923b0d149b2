"""Shares of the points as Moodle knows them: percentages from a list, which stand for exact fractions."""

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from ...core.question import Question
from ..notes import Refused

SHARES = [Fraction(1), *(Fraction(tenth, 10) for tenth in range(9, 0, -1))]
SHARES += [
    Fraction(*pair) for pair in ((5, 6), (3, 4), (2, 3), (1, 3), (1, 4), (1, 6), (1, 7), (1, 8), (1, 9), (1, 20))
]
TOLERANCE = Fraction(1, 100_000)
WRITTEN = re.compile(r"[-+]?(?:[0-9]{1,3}(?:\.[0-9]{0,12})?|\.[0-9]{1,12})")


@lru_cache(maxsize=1024)
def share(percent: str) -> Fraction | None:
    """Return the exact fraction a percentage stands for, or None where the list has none near it."""
    if not WRITTEN.fullmatch(percent.strip()):
        return None
    given = Fraction(percent.strip().rstrip(".")) / 100
    near = (exact for exact in SHARES if abs(abs(given) - exact) <= TOLERANCE)
    found = next(near, None)
    if found is None:
        return Fraction(0) if abs(given) <= TOLERANCE else None
    return found if given > 0 else -found


def required(percent: str) -> Fraction:
    weight = share(percent)
    if weight is None:
        raise Refused("grade-unknown", text=f"{percent[:20]} %")
    return weight


def percent(weight: Fraction) -> str:
    """Write a share as a percentage, with five decimals where it needs them."""
    return f"{float(weight * 100):.5f}".rstrip("0").rstrip(".")


def shares(question: Question) -> tuple[Fraction, ...]:
    """Return what each option earns: its weight or, where none has one, what the usual rule of the kind gives."""
    return tuple(question.weights.values()) if question.weighted else _usual(question)


def known_shares(question: Question) -> tuple[Fraction, ...]:
    """Return what each option earns; weights that the list has no share for give way to the usual rule."""
    for found in (shares(question), _usual(question)):
        if all(not share or abs(share) in SHARES for share in found):
            return found
    raise Refused("shares-unknown", found=len(question.correct))


WRONG: Mapping[str, int] = {"multiple_response": -1}
"""By kind: what a wrong option earns by the usual rule, as a multiple of what a right one does; nothing by others."""


def _usual(question: Question) -> tuple[Fraction, ...]:
    right = Fraction(1, len(question.correct))
    wrong = WRONG.get(question.kind, 0) * right
    return tuple(right if option.key in question.correct else wrong for option in question.options)
