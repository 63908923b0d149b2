"""What a student does: find a quiz, take it, learn from the result."""

from . import browse, join, leave, my_data, objection, result, take, time_left
from .blueprint import blueprint

__all__ = ["blueprint", "browse", "join", "leave", "my_data", "objection", "result", "take", "time_left"]
