"""A class to look at: thirty students who are nobody, and a lesson in which they took a quiz.

Everything goes through the services that real students go through, and each run draws the same class.
"""

from .lesson import make, of_teacher
from .newcomer import newcomer, others

__all__ = ["make", "newcomer", "of_teacher", "others"]
