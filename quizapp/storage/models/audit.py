"""Who did what to which thing."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from ..base import Base


class Audit(Base):
    """Something that was done: ids and codes only, no names, no contents. Rows never change,
    and go when they are three years old.

    `subject` is the public id of a thing of this `kind`. `account_id` did it, or is missing where a student or the
    server did; `owner_id` is whose thing it was at that moment.
    """

    __tablename__ = "audit"
    __table_args__ = (Index(None, "owner_id", "at"), Index(None, "account_id", "at"), Index(None, "at"))
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    action: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
