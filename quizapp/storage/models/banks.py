"""Banks of questions that teachers keep, revision by revision."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..base import Base


class Bank(Base):
    """A bank as it stands at `revision`, or empty while that is 0. `slug` is its id in files.

    Whoever writes its next revision holds the token `held_by`. After `busy_until` somebody else may take it over.
    """

    __tablename__ = "bank"
    __table_args__ = (UniqueConstraint("owner_id", "slug"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(Text, unique=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    slug: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    revision: Mapped[int] = mapped_column(default=0)
    held_by: Mapped[str | None] = mapped_column(Text)
    busy_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]


class BankRevision(Base):
    """What a bank became: `source` is the file's name, or "edit", and `digest` the SHA-256 of the file.

    `size` counts all its questions. Only `undone_at` ever changes.
    """

    __tablename__ = "bank_revision"
    __table_args__ = (UniqueConstraint("bank_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    bank_id: Mapped[int] = mapped_column(ForeignKey("bank.id"))
    number: Mapped[int]
    source: Mapped[str] = mapped_column(Text)
    digest: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    lang: Mapped[str] = mapped_column(Text)
    article: Mapped[str] = mapped_column(Text)
    size: Mapped[int]
    added: Mapped[int]
    changed: Mapped[int]
    removed: Mapped[int]
    author_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime]
    undone_at: Mapped[datetime | None]


class BankEntry(Base):
    """A question as a bank has it from the revision `since` on, to before the revision `until`.

    Entries of a revision are written before the bank is set to it, so nobody sees them until they are complete.
    `tags` is JSON with a line for each tag, by which they are found; `search` the folded text of stem and options;
    `remarks` how many flaws the linter finds. `flagged` belongs to the question: all its entries have the same.
    """

    __tablename__ = "bank_entry"
    __table_args__ = (
        UniqueConstraint("bank_id", "question_id", "since"),
        Index(None, "bank_id", "since"),
        Index(None, "bank_id", "until"),
        Index(None, "bank_id", "place"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    bank_id: Mapped[int] = mapped_column(ForeignKey("bank.id"))
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    place: Mapped[float]
    kind: Mapped[str] = mapped_column(Text)
    tags: Mapped[str] = mapped_column(Text)
    difficulty: Mapped[float]
    search: Mapped[str] = mapped_column(Text)
    flagged: Mapped[bool]
    remarks: Mapped[int]
    since: Mapped[int]
    until: Mapped[int | None]
