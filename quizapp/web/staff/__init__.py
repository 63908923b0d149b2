"""The pages of those who sign in."""

from . import account, building, classes, desk, giving, people, quizzes, roster, sign
from .blueprint import blueprint

__all__ = ["account", "blueprint", "building", "classes", "desk", "giving", "people", "quizzes", "roster", "sign"]
