"""Files on their way in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from ..base import Base


class Upload(Base):
    """A file somebody was shown the contents of, kept until they say that it may come in.

    `purpose` says what it becomes there, `subject` is the public id of what it is for; `name` is only shown. `wish` is
    what they said is to be done with it, empty until then, and `title` what they call it; whichever process is asked
    next does it.
    """

    __tablename__ = "upload"
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(Text, unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    body: Mapped[bytes] = mapped_column(LargeBinary)
    wish: Mapped[str] = mapped_column(Text, default="")
    title: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime]
