"""What answers to the three hand-made questions earn, computed apart from the product."""

from fractions import Fraction
from itertools import combinations

RULES = {"new-key": ("c",), "accept": ("a",), "full-marks": (), "drop": ()}
"""What may be ruled about the first question, and the keys it is ruled with."""


def worth(answers, ruled=None):
    """Return what answers by their slots earn, and of how much, with one of the rules or none."""
    first = answers.get(1, ())
    right = {"new-key": first == ("c",), "accept": first in {("a",), ("b",)}, "full-marks": True}
    single = Fraction(right.get(ruled, first == ("b",)))
    ticked = set(answers.get(2, ()))
    multiple = max(Fraction(0), Fraction(len(ticked & {"a", "c"}) - len(ticked - {"a", "c"}), 2))
    pairs = list(combinations(answers.get(3, ()), 2))
    ordering = max(Fraction(0), Fraction(sum(1 if a < b else -1 for a, b in pairs), 6))
    return (multiple + ordering, 2) if ruled == "drop" else (single + multiple + ordering, 3)
