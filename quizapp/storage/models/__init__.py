"""The tables. What a student has seen, answered and earned is appended, never overwritten."""

from .appended import APPENDED
from .audit import Audit
from .banks import Bank, BankEntry, BankRevision
from .decisions import Decision
from .notes import Note
from .pictures import Picture
from .privacy import Erasure, Retention
from .ruling import Objection, Ruling
from .site import Site
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
    "APPENDED", "Account", "AccountSession", "Answer", "Assignment", "Attempt", "Audit", "Bank", "BankEntry",
    "BankRevision", "Class", "Colleague", "Decision", "Erasure", "Form", "Grade", "Item", "Member", "Note", "Objection",
    "Picture", "Question", "Quiz", "QuizRevision", "Retention", "Revision", "Ruling", "Site", "Student",
    "StudentSession", "Throttle", "Ticket", "Upload",
]  # fmt: skip
