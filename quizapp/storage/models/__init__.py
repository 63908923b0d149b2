"""The tables. What a student has seen, answered and earned is appended, never overwritten."""

from .staff import Account, AccountSession, Throttle, Ticket
from .taking import (
    Answer,
    Attempt,
    Grade,
    Item,
    Question,
    Quiz,
    QuizRevision,
    Revision,
    Student,
    StudentSession,
)

__all__ = [
    "Account", "AccountSession", "Answer", "Attempt", "Grade", "Item", "Question", "Quiz", "QuizRevision", "Revision",
    "Student", "StudentSession", "Throttle", "Ticket",
]  # fmt: skip
