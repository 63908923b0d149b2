"""The tables. What a student has seen, answered and earned is appended, never overwritten."""

from .banks import Bank, BankEntry, BankRevision
from .decisions import Decision
from .notes import Note
from .pictures import Picture
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
from .teaching import Assignment, Class, Colleague, Form, Member
from .uploads import Upload

__all__ = [
    "Account", "AccountSession", "Answer", "Assignment", "Attempt", "Bank", "BankEntry", "BankRevision", "Class",
    "Colleague", "Decision", "Form", "Grade", "Item", "Member", "Note", "Picture", "Question", "Quiz", "QuizRevision",
    "Revision", "Student", "StudentSession", "Throttle", "Ticket", "Upload",
]  # fmt: skip
