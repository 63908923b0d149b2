"""Gradebooks of learning platforms, written for their importers and read as they export them.

To add one: write its file, list it here; the last takes any table with students.
"""

from collections.abc import Mapping, Sequence

from . import brightspace, canvas, moodle, other
from .gradebook import Gradebook, Graded
from .sheet import LIMITS, Sheet, read

__all__ = ["GRADEBOOKS", "LIMITS", "Gradebook", "Graded", "Sheet", "read", "recognised"]

GRADEBOOKS: Mapping[str, Gradebook] = {
    "moodle": moodle.GRADEBOOK,
    "canvas": canvas.GRADEBOOK,
    "brightspace": brightspace.GRADEBOOK,
    "other": other.GRADEBOOK,
}


def recognised(heads: Sequence[str]) -> str:
    """Return the name of the gradebook that has such a header."""
    return next(name for name, each in GRADEBOOKS.items() if each.recognises(heads))
