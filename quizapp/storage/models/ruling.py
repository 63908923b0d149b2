"""What teachers decided about questions that were asked, and what students object to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from ..base import MANY, Base


class Ruling(Base):
    """A decision about every wording of a question in one assignment; it stands until `undone_at`.

    `keys` is the answer it is about, as a JSON list; empty where it is about none.
    """

    __tablename__ = "ruling"
    __table_args__ = (Index(None, "assignment_id", "question_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(Text, unique=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"))
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    rule: Mapped[str] = mapped_column(Text)
    keys: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    author_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime]
    undone_at: Mapped[datetime | None]


class Objection(Base):
    """A student's reason why an item is wrong: one for each item, which may be withdrawn until it is answered."""

    __tablename__ = "objection"
    __table_args__ = (CheckConstraint("outcome IN ('', 'accepted', 'declined')", name="outcome"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(Text, unique=True)
    item_id: Mapped[int] = mapped_column(MANY, ForeignKey("item.id"), unique=True)
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(Text, default="")
    reply: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None]
