"""Orderings as Moodle has them: a student may be shown a part of the items, and a rule of marking is chosen."""

from collections.abc import Callable

from ...core.kinds.ordering import Ordering
from ...core.kinds.subset import FEWEST, Choice

Warn = Callable[..., None]
"""Takes a code and its parameters."""

WHOLE = {"ALL", "EXACT", "0"}
PARTS: dict[str, Choice] = {"CONTIGUOUS": "contiguous", "CONTIG": "contiguous", "2": "contiguous"}
"""Names of a part whose items follow each other; every other name is of a part drawn from all."""
SELECTS: dict[Choice, str] = {"any": "RANDOM", "contiguous": "CONTIGUOUS"}
PAIRS = "RELATIVE_ALL_PREVIOUS_AND_NEXT"
"""Moodle's rule that is nearest to ours: the share of the pairs that are in their right order."""


def subset(warn: Warn, items: int, select: str, count: str) -> tuple[int, Choice]:
    """Return how many of the items each student is asked for, 0 for all, and which; warn where they are too few."""
    shown = int(count[:9]) if count.isdecimal() else 0
    if select in WHOLE or not 0 < shown < items:
        return 0, "any"
    if shown < FEWEST:
        warn("ordering-subset", count=shown, items=items)
        return 0, "any"
    return shown, PARTS.get(select, "any")


def selection(question: Ordering) -> tuple[str, int]:
    """Return the name of what is shown of an ordering, and how many items that is."""
    if 0 < question.show < len(question.options):
        return SELECTS[question.show_choice], question.show
    return "ALL", len(question.options)
