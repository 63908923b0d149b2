"""What the grading types of Moodle's ordering questions become here, for importers: names as in Moodle XML.

Ours is the rule that rises and falls with Moodle's the most over all orders of five items. Where it is not the same,
the importer warns and names both.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Nearest:
    """`same` if both rules give every answer the same credit."""

    scheme: str
    same: bool


MOODLE: dict[str, Nearest] = {
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
