"""What teachers decide about single attempts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from ..base import MANY, Base


class Decision(Base):
    """More time, opening again, setting aside, or taking one of these back. Rows never change.

    `parameters` is a JSON object: what was given, and what stood before, so that it can be taken back. The `reason`
    is for those who read results; no student sees it.
    """

    __tablename__ = "decision"
    __table_args__ = (
        CheckConstraint(
            "what IN ('extended', 'shortened', 'reopened', 'closed', 'discarded', 'restored')", name="what"
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(MANY, ForeignKey("attempt.id", ondelete="CASCADE"), index=True)
    what: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    parameters: Mapped[str] = mapped_column(Text)
    author_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime]
