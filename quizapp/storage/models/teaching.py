"""Classes and those who belong to them, and quizzes given to them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..base import Base


class Class(Base):
    """Students who learn together. Its code lets a browser in while `code_open`.

    `policy` says what students are called by, `listed_only` that nobody comes in who is not on the roster. `home` is
    the network in which the code is in use: whoever mistypes there does not keep the class out. A `sample` was made up
    to be looked at.
    """

    __tablename__ = "class"
    __table_args__ = (CheckConstraint("policy IN ('name', 'pseudonym', 'number')", name="policy"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(Text, unique=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    code: Mapped[str] = mapped_column(Text, unique=True)
    code_open: Mapped[bool] = mapped_column(default=True)
    policy: Mapped[str] = mapped_column(Text, default="name")
    listed_only: Mapped[bool] = mapped_column(default=False)
    home: Mapped[str] = mapped_column(Text, default="")
    sample: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]


class Colleague(Base):
    """An account that sees the results of a class it does not own."""

    __tablename__ = "colleague"
    class_id: Mapped[int] = mapped_column(ForeignKey("class.id", ondelete="CASCADE"), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True, index=True)


class Member(Base):
    """A place in a class, which nobody has taken while `student_id` is missing.

    `listed` says that it stands on the roster, `number` is the school's own id for the student, and `pin_hash` keeps
    others from taking the place: a PIN its student chose at `pin_set_at`, or one of the teacher's that opens it once
    before `pin_until`. `extra_time` is a percentage added to time limits, `extra_attempts` a number added to
    those allowed. At `asked_at` the student asked to be erased; since `erased_at` nobody knows whose place it was.
    `formerly` has the public ids of places merged into this one, divided by spaces: older backups have these still.
    """

    __tablename__ = "member"
    __table_args__ = (UniqueConstraint("class_id", "student_id"), UniqueConstraint("class_id", "number"))
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(Text, unique=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class.id", ondelete="CASCADE"))
    student_id: Mapped[int | None] = mapped_column(ForeignKey("student.id"), index=True)
    number: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    email: Mapped[str] = mapped_column(Text, default="")
    section: Mapped[str] = mapped_column(Text, default="")
    listed: Mapped[bool] = mapped_column(default=False)
    pin_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    pin_set_at: Mapped[datetime | None]
    pin_until: Mapped[datetime | None]
    extra_time: Mapped[int] = mapped_column(default=0)
    extra_attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    joined_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
    asked_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]
    formerly: Mapped[str] = mapped_column(Text, default="")


class Assignment(Base):
    """A quiz given to a class, or to everybody as open practice, under settings of its own.

    `slug` is its address. `minutes` limits the time, `attempts` their number (0: no limit), `pass_mark` is a
    percentage; `unfinished` says what becomes of attempts that their students never handed in; `time_zone` is the IANA
    name of the zone in which the teacher thinks of its dates.
    """

    __tablename__ = "assignment"
    __table_args__ = (
        CheckConstraint("variants IN ('same', 'forms', 'fresh')", name="variants"),
        CheckConstraint("feedback IN ('each', 'submitted', 'closed', 'score')", name="feedback"),
        CheckConstraint("counts IN ('best', 'first', 'last')", name="counts"),
        CheckConstraint("unfinished IN ('counted', 'ignored')", name="unfinished"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(Text, unique=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"), index=True)
    class_id: Mapped[int | None] = mapped_column(ForeignKey("class.id"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    variants: Mapped[str] = mapped_column(Text)
    forms: Mapped[int] = mapped_column(default=1)
    seed: Mapped[str] = mapped_column(Text)
    shuffle: Mapped[bool] = mapped_column(default=True)
    feedback: Mapped[str] = mapped_column(Text)
    attempts: Mapped[int] = mapped_column(default=0)
    counts: Mapped[str] = mapped_column(Text, default="best")
    unfinished: Mapped[str] = mapped_column(Text, default="counted")
    minutes: Mapped[int | None]
    pass_mark: Mapped[int | None]
    time_zone: Mapped[str] = mapped_column(Text, default="UTC")
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]


class Form(Base):
    """The questions everybody with this form of an assignment gets: `revisions` is a JSON list of revision ids."""

    __tablename__ = "form"
    __table_args__ = (UniqueConstraint("assignment_id", "quiz_revision_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"))
    quiz_revision_id: Mapped[int] = mapped_column(ForeignKey("quiz_revision.id"))
    number: Mapped[int]
    revisions: Mapped[str] = mapped_column(Text)
