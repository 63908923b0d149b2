"""The record of who did what: appended in the transaction in which it was done, and read page by page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select
from sqlalchemy.orm import Session, aliased

from ..storage import happened
from ..storage.models import Account, Assignment, Attempt, Audit, Bank, Class, Member, Quiz
from .succession import owners

KEPT = timedelta(days=3 * 365)
AT_ONCE = 50

OWNER: dict[str, Callable[[str], Any]] = {
    "class": lambda subject: select(Class.owner_id).where(Class.public_id == subject),
    "place": lambda subject: (
        select(Class.owner_id).join(Member, Member.class_id == Class.id).where(Member.public_id == subject)
    ),
    "quiz": lambda subject: select(Quiz.owner_id).where(Quiz.slug == subject),
    "given": lambda subject: select(Assignment.owner_id).where(Assignment.slug == subject),
    "attempt": lambda subject: (
        select(Assignment.owner_id)
        .join(Attempt, Attempt.assignment_id == Assignment.id)
        .where(Attempt.public_id == subject)
    ),
    "bank": lambda subject: select(Bank.owner_id).where(Bank.public_id == subject),
}
"""Whose a thing of this kind is. An account is nobody's, and open practice neither."""


@dataclass(frozen=True, slots=True)
class By:
    """Who does something, and when: without an account, a student or the server itself."""

    account_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """`actor` is the name of whoever did it, empty for a student or the server itself."""

    at: datetime
    actor: str
    action: str
    kind: str
    subject: str


@dataclass(frozen=True, slots=True)
class Filter:
    """What is looked at: since a moment, before one, one action only. `page` counts from 1."""

    action: str = ""
    since: datetime | None = None
    until: datetime | None = None
    page: int = 1


def record(session: Session, by: By, action: str, kind: str, subject: str) -> None:
    """Add that this was done, in the transaction that does it and before what it is about is gone.

    `kind` and `subject` name the thing by its public id; no names and nothing of what it holds go in here.
    """
    owner = OWNER[kind](subject) if kind in OWNER else None
    owner_id = None if owner is None else session.scalar(owner)
    row = Audit(at=by.at, account_id=by.account_id, owner_id=owner_id, action=action, kind=kind, subject=subject)
    session.add(row)
    session.flush()
    happened.note(session, action, kind=kind, subject=subject, account=by.account_id)


def recorded(session: Session, action: str, subject: str) -> bool:
    row = select(Audit.id).where(Audit.action == action, Audit.subject == subject).limit(1)
    return session.scalar(row) is not None


def of_subject(session: Session, owner_id: int, subject: str) -> list[tuple[datetime, str]]:
    """Return when what was done to a thing of this owner's, oldest first."""
    which = Audit.owner_id.in_(owners(session, owner_id)), Audit.subject == subject
    return [
        (at, action) for at, action in session.execute(select(Audit.at, Audit.action).where(*which).order_by(Audit.id))
    ]


def entries(session: Session, wanted: Filter, account_id: int | None = None) -> tuple[list[Entry], bool]:
    """Return a page of what an account did or what was done to its things, newest first; of everything with None.

    To things it has from a deleted account, what was done before counts, too.
    The second value says whether there is more.
    """
    which: list[ColumnElement[bool]] = []
    if account_id is not None:
        which += [or_(Audit.account_id == account_id, Audit.owner_id.in_(owners(session, account_id)))]
    which += [Audit.action == wanted.action] if wanted.action else []
    which += [Audit.at >= wanted.since] if wanted.since else []
    which += [Audit.at < wanted.until] if wanted.until else []
    actor = aliased(Account)
    query = (
        select(Audit, actor.name, actor.login)
        .outerjoin(actor, actor.id == Audit.account_id)
        .where(*which)
        .order_by(Audit.at.desc(), Audit.id.desc())
        .offset((wanted.page - 1) * AT_ONCE)
        .limit(AT_ONCE + 1)
    )
    found = [
        Entry(row.at, name or login or "", row.action, row.kind, row.subject)
        for row, name, login in session.execute(query)
    ]
    return found[:AT_ONCE], len(found) > AT_ONCE


def any_old(session: Session, now: datetime) -> bool:
    """Whether `sweep` has anything to do: it writes, and this only reads."""
    return session.scalar(select(Audit.id).where(Audit.at < now - KEPT).limit(1)) is not None


def sweep(session: Session, now: datetime) -> None:
    session.execute(delete(Audit).where(Audit.at < now - KEPT))


NAMES: dict[str, Callable[[int], Any]] = {
    "class": lambda me: select(Class.public_id, Class.name).where(Class.owner_id == me),
    "place": lambda me: (
        select(Member.public_id, Member.name).join(Class, Class.id == Member.class_id).where(Class.owner_id == me)
    ),
    "bank": lambda me: select(Bank.public_id, Bank.title).where(Bank.owner_id == me),
    "account": lambda _me: select(Account.public_id, Account.name),
}


def names(session: Session, found: Iterable[Entry], account_id: int) -> dict[tuple[str, str], str]:
    """Return what one's own things, and accounts, are called now, as far as they are still there."""
    subjects: dict[str, set[str]] = {}
    for each in found:
        subjects.setdefault(each.kind, set()).add(each.subject)
    called: dict[tuple[str, str], str] = {}
    for kind in subjects.keys() & NAMES.keys():
        query = NAMES[kind](account_id)
        rows = session.execute(query.where(query.selected_columns[0].in_(subjects[kind])))
        called |= {(kind, subject): name for subject, name in rows if name}
    return called
