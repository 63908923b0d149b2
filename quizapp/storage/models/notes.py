"""What those who read results write beside them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from ..base import MANY, Base


class Note(Base):
    """A note on one attempt at what was given, or on a question of it, by the wording its author read; or an answer.

    No student ever sees it.
    """

    __tablename__ = "note"
    __table_args__ = (CheckConstraint("attempt_id IS NULL OR revision_id IS NULL", name="about"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(Text, unique=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id", ondelete="CASCADE"), index=True)
    attempt_id: Mapped[int | None] = mapped_column(MANY, ForeignKey("attempt.id", ondelete="CASCADE"), index=True)
    revision_id: Mapped[int | None] = mapped_column(ForeignKey("revision.id"), index=True)
    answers_id: Mapped[int | None] = mapped_column(ForeignKey("note.id", ondelete="CASCADE"), index=True)
    """The note this one answers; it is about the same thing."""
    author_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
