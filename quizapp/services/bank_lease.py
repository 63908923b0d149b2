"""Who may write into a bank, for how long, and what those who did not finish left behind."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.models import Bank, BankEntry, BankRevision
from .tokens import new_token

MOST = 500
"""Rows written in one transaction: between two of them, students save their answers."""
LEASE = timedelta(minutes=1)
"""How long a bank is kept for somebody of whom nothing is heard."""


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to write the revision of this number into a bank, for whoever holds the token."""

    bank_id: int
    number: int
    token: str


def claim(session: Session, bank_id: int, revision: int, now: datetime) -> Lease:
    """Begin a revision that is to follow this one; nobody else may begin one until it is finished or given up.

    Raises QuizError("bank-busy") while somebody has begun one, and "bank-changed" where another was finished since.
    """
    row = session.scalars(
        select(Bank).where(Bank.id == bank_id).with_for_update().execution_options(populate_existing=True)
    ).one()
    if row.busy_until is not None and row.busy_until > now:
        raise QuizError("bank-busy")
    if row.revision != revision:
        raise QuizError("bank-changed")
    row.held_by, row.busy_until = new_token(), now + LEASE
    session.flush()
    highest = session.scalar(select(func.max(BankRevision.number)).where(BankRevision.bank_id == bank_id))
    return Lease(bank_id, (highest or 0) + 1, row.held_by)


def held(session: Session, bank_id: int, now: datetime) -> bool:
    """Whether somebody is writing into the bank."""
    return session.scalar(select(Bank.id).where(Bank.id == bank_id, Bank.busy_until > now)) is not None


def renew(session: Session, lease: Lease, now: datetime) -> None:
    """Go on for another while; raise QuizError("bank-busy") where this came too late and somebody else has begun."""
    _hold(session, lease, busy_until=now + LEASE)


def finish(session: Session, lease: Lease, revision: int) -> None:
    """Show this revision of the bank to everybody from now on."""
    _hold(session, lease, held_by=None, busy_until=None, revision=revision)


def sweep(session: Session, lease: Lease, revision: int) -> bool:
    """Take away what was written after this revision and is not seen, as far as one transaction goes.

    Returns whether there may be more.
    """
    left = select(BankEntry.id).where(BankEntry.bank_id == lease.bank_id)
    unseen = left.where(BankEntry.since > revision).limit(MOST)
    found = session.scalars(unseen).all()
    session.execute(delete(BankEntry).where(BankEntry.id.in_(found)).execution_options(synchronize_session=False))
    ended = left.where(BankEntry.until > revision).limit(MOST - len(found))
    opened = session.scalars(ended).all()
    session.execute(
        update(BankEntry)
        .where(BankEntry.id.in_(opened))
        .values(until=None)
        .execution_options(synchronize_session=False)
    )
    return len(found) + len(opened) == MOST


def _hold(session: Session, lease: Lease, **values: object) -> None:
    held = session.execute(
        update(Bank)
        .where(Bank.id == lease.bank_id, Bank.held_by == lease.token)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    if held.rowcount != 1:  # type: ignore[attr-defined]
        raise QuizError("bank-busy")
