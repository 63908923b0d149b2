"""The pages of those who sign in."""

from . import account, building, desk, giving, paper, people, quizzes, sign
from .blueprint import blueprint

__all__ = ["account", "blueprint", "building", "desk", "giving", "paper", "people", "quizzes", "sign"]
