"""How long what students did is kept, and receipts of what was erased."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from ..base import Base


class Retention(Base):
    """A class whose students are made anonymous so many days after it was last used; without a row, it is kept.

    Before `look_at` nothing is due, so that nobody need look.
    """

    __tablename__ = "retention"
    class_id: Mapped[int] = mapped_column(ForeignKey("class.id", ondelete="CASCADE"), primary_key=True)
    days: Mapped[int]
    set_at: Mapped[datetime]
    look_at: Mapped[datetime] = mapped_column(index=True)


class Erasure(Base):
    """The order to erase something, and the receipt of it: no personal data, and only the counts and `done_at` change,
    and an `owner_id` that was missing where an account left something.

    `subject` is the public id that a thing of this `kind` had, or several, divided by spaces. In a backup from before
    it still has it, so that the order can be carried out there again. `until` leaves out what was begun later.
    `account_id` ordered it: where it is missing, `cause` says who did. `owner_id` is the teacher whose class it was,
    or who has what an account left.
    """

    __tablename__ = "erasure"
    __table_args__ = (
        CheckConstraint("how IN ('anonymise', 'delete')", name="how"),
        CheckConstraint("kind IN ('place', 'class', 'student', 'practice', 'account')", name="kind"),
        CheckConstraint("cause IN ('teacher', 'student', 'retention', 'admin')", name="cause"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(Text, unique=True)
    how: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    cause: Mapped[str] = mapped_column(Text)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    until: Mapped[datetime]
    asked_at: Mapped[datetime]
    done_at: Mapped[datetime | None] = mapped_column(index=True)
    people: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    answers: Mapped[int] = mapped_column(default=0)
    notes: Mapped[int] = mapped_column(default=0)
