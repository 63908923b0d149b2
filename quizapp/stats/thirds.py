"""Attempts in three parts by their score, so that one can see what strong and weak students chose."""

from collections.abc import Mapping

from .tally import E

LOWEST, MIDDLE, TOP = range(3)


def thirds(totals: Mapping[E, int]) -> dict[E, int]:
    """Return the third each total belongs to: by the middle of the ranks that share it, so that equals stay together.

    `totals` counts the attempts by their total. Where all are equal, all are in the middle.
    """
    n, passed = sum(totals.values()), 0
    found: dict[E, int] = {}
    for total in sorted(totals):
        rank = 2 * passed + totals[total]
        found[total] = LOWEST if 3 * rank < 2 * n else TOP if 3 * rank > 4 * n else MIDDLE
        passed += totals[total]
    return found
