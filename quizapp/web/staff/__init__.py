"""The pages of those who sign in."""

from . import (
    account,
    building,
    classes,
    code,
    desk,
    given,
    giving,
    paper,
    people,
    picking,
    places,
    quizzes,
    results,
    roster,
    sign,
)
from .blueprint import blueprint

__all__ = [
    "account", "blueprint", "building", "classes", "code", "desk", "given", "giving", "paper", "people", "picking",
    "places", "quizzes", "results", "roster", "sign",
]  # fmt: skip
