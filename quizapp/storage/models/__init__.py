"""The tables. What a student has seen, answered and earned is appended, never overwritten."""

from .banks import Bank, BankEntry, BankRevision
from .notes import Note
from .pictures import Picture
from .ruling import Objection, Ruling
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
    "Colleague", "Form", "Grade", "Item", "Member", "Note", "Objection", "Picture", "Question", "Quiz", "QuizRevision",
    "Revision", "Ruling", "Student", "StudentSession", "Throttle", "Ticket", "Upload",
]  # fmt: skip
