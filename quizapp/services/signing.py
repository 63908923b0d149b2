"""Signing in and out. Hashing takes its time, so it happens between two short transactions, not in one."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.models import Account, AccountSession
from .accounts import Person, folded, person_of
from .throttle import Limit, Rate, charge, clear, count, network, refund
from .tokens import hashed, new_token

SESSION_IDLE = timedelta(days=1)
SESSION_LIFE = timedelta(days=14)
"""A session is over without a visit for so long, and so long after it began whatever is done in it."""
SHARED = timedelta(seconds=10)
"""The longest wait of everybody behind one address."""
SPARED = 3
"""Failures of a login from one address before it waits for what others there do: whoever types the right password comes
in, however many logins a neighbour tries. To passwords tried on many logins this leaves, from one address in an hour,
three for each login, and beyond these one in ten seconds, for all logins together."""
AT_ONCE, WINDOW = 100, timedelta(seconds=10)
"""So many tries of browsers that are not known are looked at from one address in a window: each costs a hash, some 50
ms of a processor. Whoever floods the rest of a window keeps others waiting until the next one, and no longer."""
SEEN = timedelta(hours=1)
"""How stale the time of the last visit may be: writing it at every page would cost a commit each."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody typed, and from where; `browser` is the id of one that has signed in to this account before."""

    login: str
    address: str
    browser: str = ""

    @property
    def limits(self) -> list[Limit]:
        login, place = folded(self.login), network(self.address)
        if self.browser:
            return [Limit(f"known:{login}:{self.browser}", 10)]
        return [Limit(f"sign-in:{login}:{place}", 5), Limit(f"sign-in:{place}", 50, SHARED, SPARED)]


def begin(session: Session, attempt: Attempt, now: datetime) -> str:
    """Charge the attempt and return the hash its password must match, empty where there is no such account."""
    charge(session, attempt.limits, now)
    if not attempt.browser:
        count(session, Rate(f"sign-ins:{network(attempt.address)}", AT_ONCE, WINDOW), now)
    kept = session.scalar(
        select(Account.password_hash).where(Account.login == folded(attempt.login), Account.disabled_at.is_(None))
    )
    return kept or ""


def forgive(session: Session, attempt: Attempt) -> None:
    """Take back the charge of an attempt at which nobody looked."""
    refund(session, attempt.limits)


def complete(session: Session, attempt: Attempt, now: datetime, new_hash: str = "") -> str:
    """Open a session for the account, whose password was right, and return its token."""
    clear(session, attempt.limits[:1])
    refund(session, attempt.limits[1:])
    account = session.scalar(
        select(Account).where(Account.login == folded(attempt.login), Account.disabled_at.is_(None))
    )
    if account is None:
        raise QuizError("sign-in-wrong")
    if new_hash:
        account.password_hash = new_hash
    return enter(session, account.id, now)


def enter(session: Session, account_id: int, now: datetime) -> str:
    token = new_token()
    over = (AccountSession.seen_at < now - SESSION_IDLE) | (AccountSession.created_at < now - SESSION_LIFE)
    session.execute(delete(AccountSession).where(over))
    session.add(AccountSession(account_id=account_id, token_hash=hashed(token), created_at=now, seen_at=now))
    session.flush()
    return token


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody signed in; `stale` asks for `seen` to be called."""

    person: Person
    stale: bool


def who(session: Session, token: str, now: datetime) -> Presence | None:
    row = session.execute(
        select(Account, AccountSession.seen_at)
        .join(AccountSession, AccountSession.account_id == Account.id)
        .where(
            AccountSession.token_hash == hashed(token),
            AccountSession.seen_at > now - SESSION_IDLE,
            AccountSession.created_at > now - SESSION_LIFE,
            Account.disabled_at.is_(None),
        ),
    ).first()
    return Presence(person_of(row[0]), row[1] < now - SEEN) if row else None


def seen(session: Session, token: str, now: datetime) -> None:
    session.execute(update(AccountSession).where(AccountSession.token_hash == hashed(token)).values(seen_at=now))


def leave(session: Session, token: str) -> None:
    session.execute(delete(AccountSession).where(AccountSession.token_hash == hashed(token)))
