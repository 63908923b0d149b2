"""Students, quizzes, and what is asked and answered."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from ..base import MANY, Base


class Student(Base):
    """Somebody who takes quizzes, without an account. The name is what they chose to be called, or empty."""

    __tablename__ = "student"
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(Text, unique=True)
    """By which a receipt names them; it is shown to nobody."""
    name: Mapped[str] = mapped_column(Text)
    resume_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    """SHA-256 of the resume code; the code itself is only in the student's browser."""
    created_at: Mapped[datetime]


class StudentSession(Base):
    """A browser in which a student is at work; its cookie holds the token whose SHA-256 stands here."""

    __tablename__ = "student_session"
    id: Mapped[int] = mapped_column(primary_key=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    created_at: Mapped[datetime]


class Quiz(Base):
    """What is asked. Without an owner it came with the installation; `position` is its place among those that did."""

    __tablename__ = "quiz"
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(Text, unique=True)
    position: Mapped[int]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    archived_at: Mapped[datetime | None]


class QuizRevision(Base):
    """A quiz as it stood when somebody took it: `body` is its recipe as canonical JSON. Rows never change."""

    __tablename__ = "quiz_revision"
    __table_args__ = (UniqueConstraint("quiz_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"))
    number: Mapped[int]
    body: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]


class Question(Base):
    """What a question is about, whatever its wording: `key`, unique within its `source`."""

    __tablename__ = "question"
    __table_args__ = (UniqueConstraint("source", "key"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Text)


class Revision(Base):
    """One exact wording: `body` is canonical JSON, `digest` its SHA-256. Rows never change."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("question_id", "digest"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    body: Mapped[str] = mapped_column(Text)


OPEN = text("submitted_at IS NULL")
"""Attempts under way are few among all; every process looks through them once a minute."""


class Attempt(Base):
    """One student's run through an assigned quiz. `public_id` is random and no secret: the session is."""

    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint("student_id", "assignment_id", "number"),
        CheckConstraint("layout IN ('one', 'all')", name="layout"),
        Index(None, "started_at"),
        Index(None, "assignment_id", "started_at"),
        Index("ix_attempt_open", "id", sqlite_where=OPEN, postgresql_where=OPEN),
    )
    id: Mapped[int] = mapped_column(MANY, primary_key=True)
    public_id: Mapped[str] = mapped_column(Text, unique=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"))
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"))
    quiz_revision_id: Mapped[int] = mapped_column(ForeignKey("quiz_revision.id"))
    number: Mapped[int]
    seed: Mapped[str] = mapped_column(Text)
    layout: Mapped[str] = mapped_column(Text)
    follows_id: Mapped[int | None] = mapped_column(MANY, ForeignKey("attempt.id"), index=True)
    """The attempt whose missed questions this one practises."""
    form: Mapped[int] = mapped_column(default=0)
    """The number of the form it was given, 0 where it was drawn for this student alone."""
    started_at: Mapped[datetime]
    deadline: Mapped[datetime | None]
    """When its time is up, whatever the closing of the assignment says."""
    extra_minutes: Mapped[int] = mapped_column(default=0)
    """What its teacher added to its time; like the two below, a copy of what the decisions about it come to."""
    closes_at: Mapped[datetime | None]
    """Until when it may go on although the assignment has closed."""
    discarded_at: Mapped[datetime | None]
    """Since when it counts for nothing, wherever attempts are counted or summed up."""
    submitted_at: Mapped[datetime | None]
    cut_off: Mapped[bool] = mapped_column(default=False)
    """It was handed in as saved because its end had come, and not by its student."""


class Item(Base):
    """One slot of one attempt: the wording shown, and its options in the order shown (JSON list of keys).

    `slot` is where the student meets it, `place` where the quiz has it. Once `settled_at`, its answer has been marked
    before the student's eyes and stays.

    `answer_number` (0 for none), the credit and whether the item `counts` (else it was dropped, and adds nothing to the
    points or the maximum) are copies of the newest answer and grade, written in the same transaction; `quizapp check`
    recomputes them.
    """

    __tablename__ = "item"
    __table_args__ = (UniqueConstraint("attempt_id", "slot"),)
    id: Mapped[int] = mapped_column(MANY, primary_key=True)
    attempt_id: Mapped[int] = mapped_column(MANY, ForeignKey("attempt.id"))
    slot: Mapped[int]
    place: Mapped[int]
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), index=True)
    shown: Mapped[str] = mapped_column(Text)
    scheme: Mapped[str] = mapped_column(Text)
    points: Mapped[int]
    flagged: Mapped[bool] = mapped_column(default=False)
    settled_at: Mapped[datetime | None]
    answer_number: Mapped[int] = mapped_column(default=0)
    credit_numerator: Mapped[int | None]
    credit_denominator: Mapped[int | None]
    counts: Mapped[bool] = mapped_column(default=True)


class Answer(Base):
    """What a student answered: as posted (positions) and as understood (option keys), both JSON lists.

    `number` counts the answers to one item; `page` and `seq` name the rendered page that sent it and its place
    among that page's posts, so that a late or repeated packet is recognised.
    """

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("item_id", "number"),)
    id: Mapped[int] = mapped_column(MANY, primary_key=True)
    item_id: Mapped[int] = mapped_column(MANY, ForeignKey("item.id"))
    number: Mapped[int]
    page: Mapped[str] = mapped_column(Text)
    seq: Mapped[int]
    posted: Mapped[str] = mapped_column(Text)
    keys: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]


class Grade(Base):
    """A verdict on an item by its wording, its scheme and the rulings of the time. The newest counts; older ones stay.

    Without an `answer_id` it is a verdict on an item that was not answered. `reason` is "submitted", "ruled" or
    "undone", by which ruling is `ruling_id`; `author` is the public id of whoever regraded, empty for a submission.
    """

    __tablename__ = "grade"
    __table_args__ = (UniqueConstraint("item_id", "number"),)
    id: Mapped[int] = mapped_column(MANY, primary_key=True)
    item_id: Mapped[int] = mapped_column(MANY, ForeignKey("item.id"))
    answer_id: Mapped[int | None] = mapped_column(MANY, ForeignKey("answer.id"))
    number: Mapped[int]
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    ruling_id: Mapped[int | None] = mapped_column(ForeignKey("ruling.id"))
    scheme: Mapped[str] = mapped_column(Text)
    credit_numerator: Mapped[int]
    credit_denominator: Mapped[int]
    counts: Mapped[bool]
    reason: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
