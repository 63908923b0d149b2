"""Those who sign in, and what guards the door."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from ..base import Base


class Account(Base):
    """Somebody who signs in. `login` is folded to lower case; an account without a hash waits for its first link.

    Since `erased_at` it is nobody's: the row stays, without name and login, for what was done under its id.
    """

    __tablename__ = "account"
    __table_args__ = (CheckConstraint("role IN ('teacher', 'instructor', 'admin')", name="role"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(Text, unique=True)
    login: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)
    password_hash: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]


class AccountSession(Base):
    """A browser in which somebody is signed in; its cookie holds the token whose SHA-256 stands here."""

    __tablename__ = "account_session"
    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]


class Ticket(Base):
    """A link that lets its holder choose a password, once: for the account named, or for the first one of all."""

    __tablename__ = "ticket"
    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    expires_at: Mapped[datetime]


class Throttle(Base):
    """How often something failed of late: `key` says what and from where."""

    __tablename__ = "throttle"
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    failures: Mapped[int]
    failed_at: Mapped[datetime]
