"""What a student does: find a quiz, take it, learn from the result."""

from . import browse, cards, join, leave, my_data, objection, result, take, time_left
from .blueprint import blueprint

__all__ = ["blueprint", "browse", "cards", "join", "leave", "my_data", "objection", "result", "take", "time_left"]
