"""The pages of those who sign in."""

from . import account, people, sign
from .blueprint import blueprint

__all__ = ["account", "blueprint", "people", "sign"]
