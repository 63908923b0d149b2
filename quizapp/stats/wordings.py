"""Whether questions that should be equally hard were: wordings of one question, or questions of one place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import comb, sqrt
from statistics import NormalDist

from .figure import LEVEL
from .tally import E, Exact

FEWEST = 10
"""Answers below which a wording is not compared with another."""


@dataclass(frozen=True, slots=True)
class Group:
    """The answers to one of them: their facility and the variance of their credit, as a part of the full credit."""

    n: int
    facility: float
    variance: float


def group(credits_: Mapping[E, int], full: Exact) -> Group:
    """Return the group that earned each of these credits so many times."""
    n = sum(credits_.values())
    mean = float(sum((credit * count for credit, count in credits_.items()), 0) / (n * full))
    second = sum(count * (float(credit / full) - mean) ** 2 for credit, count in credits_.items())
    return Group(n, mean, second / (n - 1) if n > 1 else 0.0)


def differ(groups: Sequence[Group]) -> bool:
    """Whether the easiest is easier than the hardest by more than chance would explain in one of twenty cases.

    A normal test of two means with a variance each, by Bonferroni for all pairs it was chosen from.
    """
    enough = sorted((each for each in groups if each.n >= FEWEST), key=lambda each: each.facility)
    if len(enough) < 2:
        return False
    hardest, easiest = enough[0], enough[-1]
    z = NormalDist().inv_cdf(1 - (1 - LEVEL) / 2 / comb(len(enough), 2))
    return easiest.facility - hardest.facility > z * sqrt(easiest.variance / easiest.n + hardest.variance / hardest.n)
