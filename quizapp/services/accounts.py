"""Accounts of teachers, instructors and admins: who they are, and the links by which they choose a password."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.models import Account, AccountSession, Ticket
from .tokens import hashed, new_public_id, new_token

Role = Literal["teacher", "instructor", "admin"]

TICKET_LIFE = timedelta(days=7)
LOGIN = r"^[\w.@+-]{2,60}$"
HERE = Account.erased_at.is_(None)


@dataclass(frozen=True, slots=True)
class Person:
    """An account as pages know it. `ready` says whether a password was chosen."""

    id: int
    public_id: str
    login: str
    name: str
    role: Role
    ready: bool
    disabled: bool


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a link is for: `person` chooses a new password, or where there is none, the first account is made."""

    person: Person | None


@dataclass(frozen=True, slots=True)
class Naming:
    """How the first account is to be called."""

    login: str
    name: str


def everybody(session: Session) -> list[Person]:
    """Return all accounts that were not deleted."""
    return [person_of(row) for row in session.scalars(select(Account).where(HERE).order_by(Account.login))]


def exist(session: Session) -> bool:
    return bool(session.scalar(select(func.count()).select_from(Account)))


def find(session: Session, login: str) -> Person:
    row = session.scalar(select(Account).where(Account.login == folded(login), HERE))
    if row is None:
        raise QuizError("account-unknown", login=login)
    return person_of(row)


def get(session: Session, public_id: str) -> Person:
    row = session.scalar(select(Account).where(Account.public_id == public_id, HERE))
    if row is None:
        raise QuizError("account-unknown", login=public_id)
    return person_of(row)


def id_of(session: Session, login: str) -> str:
    """Return the public id of the account with this login, or nothing."""
    return session.scalar(select(Account.public_id).where(Account.login == folded(login))) or ""


def folded(login: str) -> str:
    return login.strip().casefold()


def add(session: Session, login: str, name: str, role: Role, now: datetime) -> Person:
    """Make an account without a password; raise QuizError("login-taken") where there is one of this name."""
    if not re.match(LOGIN, login.strip()):
        raise QuizError("login-unfit", login=login)
    if session.scalar(select(Account.id).where(Account.login == folded(login))):
        raise QuizError("login-taken", login=folded(login))
    row = Account(
        public_id=new_public_id(), login=folded(login), name=name or folded(login), role=role, created_at=now,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return person_of(row)


def ticket(session: Session, person: Person | None, now: datetime) -> str:
    """Return the token of a new link for this person, or for the first account; older links of theirs are void.

    Raise QuizError("account-shut") where the person may not sign in: the link would lead nowhere.
    """
    if person and person.disabled:
        raise QuizError("account-shut", login=person.login)
    whose = Ticket.account_id == person.id if person else Ticket.account_id.is_(None)
    session.execute(delete(Ticket).where(whose | (Ticket.expires_at < now)))
    token = new_token()
    account_id = person.id if person else None
    session.add(Ticket(token_hash=hashed(token), account_id=account_id, expires_at=now + TICKET_LIFE))
    session.flush()
    return token


def invitation(session: Session, token: str, now: datetime) -> Invitation:
    """Return what a link is for; raise QuizError("ticket-void") where it was used, renewed, or is too old."""
    row = session.scalar(select(Ticket).where(Ticket.token_hash == hashed(token), Ticket.expires_at > now))
    if row is None or (row.account_id is None and exist(session)):
        raise QuizError("ticket-void")
    account = session.get(Account, row.account_id) if row.account_id else None
    if account and account.disabled_at:
        raise QuizError("ticket-void")
    return Invitation(person_of(account) if account else None)


def accept(session: Session, token: str, password_hash: str, now: datetime, first: Naming | None = None) -> Person:
    """Use the link: set the password, end all sessions of the account. The first account of all is an admin's."""
    person = invitation(session, token, now).person
    if person is None:
        assert first is not None  # noqa: S101 - a link without a person asks for a name
        person = add(session, first.login, first.name, "admin", now)
    session.execute(delete(Ticket).where(Ticket.token_hash == hashed(token)))
    set_password(session, person, password_hash)
    return person


def set_password(session: Session, person: Person, password_hash: str) -> None:
    """Keep the new hash, sign the account out everywhere, and void links by which the password could be changed."""
    session.get_one(Account, person.id).password_hash = password_hash
    session.execute(delete(Ticket).where(Ticket.account_id == person.id))
    sign_out_everywhere(session, person)


def sign_out_everywhere(session: Session, person: Person) -> None:
    session.execute(delete(AccountSession).where(AccountSession.account_id == person.id))


def change(session: Session, person: Person, *, role: Role, disabled: bool, now: datetime) -> None:
    """Change role and state; raise QuizError("last-admin") rather than leave nobody who can make accounts."""
    row = session.get_one(Account, person.id)
    row.role = role
    row.disabled_at = (row.disabled_at or now) if disabled else None
    session.flush()
    if role != "admin" or disabled:
        require_another_admin(session, person)
    if disabled:
        sign_out_everywhere(session, person)


def require_another_admin(session: Session, person: Person) -> None:
    """Raise QuizError("last-admin") where this person is the only one who can come in and keep accounts."""
    if person.role != "admin":
        return
    lock(session, Account.role == "admin")
    others = select(Account.id).where(Account.role == "admin", Account.disabled_at.is_(None), Account.id != person.id)
    if person.ready:
        # Whoever never chose a password has nothing but a link, which may be lost or too old.
        others = others.where(Account.password_hash != "")
    if session.scalar(others.limit(1)) is None:
        raise QuizError("last-admin", login=person.login)


def lock(session: Session, which: ColumnElement[bool]) -> None:
    """Keep others from changing these accounts until the transaction ends: two admins may be at it at once."""
    session.execute(select(Account.id).where(which).order_by(Account.id).with_for_update(key_share=True))


def require_open(session: Session, person: Person) -> None:
    """Raise QuizError("account-unknown") where the account was deleted or shut since it was looked up.

    It is not deleted before the transaction ends: what was made meanwhile would be nobody's.
    """
    there = select(Account.id).where(Account.id == person.id, Account.disabled_at.is_(None))
    if session.scalar(there.with_for_update(read=True, key_share=True)) is None:
        raise QuizError("account-unknown", login=person.login)


def roles() -> Sequence[Role]:
    return ("teacher", "instructor", "admin")


def person_of(row: Account) -> Person:
    role: Role = row.role  # type: ignore[assignment]  # a constraint of the table
    return Person(
        row.id, row.public_id, row.login, row.name, role, bool(row.password_hash), row.disabled_at is not None
    )
