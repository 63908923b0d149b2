"""The pages of those who sign in."""

from . import account, building, classes, code, desk, given, giving, people, picking, places, quizzes, sign
from .blueprint import blueprint

__all__ = [
    "account", "blueprint", "building", "classes", "code", "desk", "given", "giving", "people", "picking", "places",
    "quizzes", "sign",
]  # fmt: skip
