"""How Moodle marks orderings, and what that is to us: names as in Moodle XML.

A scheme belongs to a quiz and not to a question, so it is told and not taken over. Nearest is the scheme that rises and
falls with Moodle's rule the most over all orders of five items.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .moodle_ordering import Warn


@dataclass(frozen=True, slots=True)
class Nearest:
    """`same` if both rules give every answer the same credit."""

    scheme: str
    same: bool


GRADINGS: Mapping[str, Nearest] = {
    "ALL_OR_NOTHING": Nearest("exact", same=True),
    "ABSOLUTE_POSITION": Nearest("position", same=True),
    "RELATIVE_NEXT_EXCLUDE_LAST": Nearest("adjacent", same=True),
    "RELATIVE_NEXT_INCLUDE_LAST": Nearest("adjacent", same=False),
    "RELATIVE_ONE_PREVIOUS_AND_NEXT": Nearest("adjacent", same=False),
    "RELATIVE_ALL_PREVIOUS_AND_NEXT": Nearest("pairs", same=False),
    "LONGEST_ORDERED_SUBSET": Nearest("longest", same=False),
    "LONGEST_CONTIGUOUS_SUBSET": Nearest("longest", same=False),
    "RELATIVE_TO_CORRECT": Nearest("pairs", same=False),
}


def tell(warn: Warn, grading: str) -> None:
    """Say that a question is not marked as its file would have it, and what comes nearest, where that is known."""
    if grading in GRADINGS:
        warn("ordering-grading-near", grading=grading, scheme=GRADINGS[grading].scheme)
    else:
        warn("ordering-grading", grading=grading[:40])
