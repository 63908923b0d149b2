"""Banks of questions that teachers keep; to anybody but its owner a bank does not exist."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.models import Account, Bank, BankRevision
from .tokens import new_public_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """A bank at its current revision, which is 0 while it is empty.

    `slug` is its id in files, `size` the number of its questions, `article` the facts they rest on, if any.
    """

    id: int
    public_id: str
    owner_id: int
    slug: str
    title: str
    lang: str = "en"
    article: str = ""
    revision: int = 0
    size: int = 0
    changed_at: datetime | None = None
    archived: bool = False


def make(session: Session, owner_id: int, slug: str, title: str, now: datetime) -> Owned:
    """Keep a new, empty bank; where the teacher has one of this slug, it gets the next that is free."""
    taken = set(session.scalars(select(Bank.slug).where(Bank.owner_id == owner_id)))
    row = Bank(
        public_id=new_public_id(),
        owner_id=owner_id,
        slug=free_slug(slug, taken),
        title=title,
        created_at=now,
    )
    session.add(row)
    session.flush()
    return Owned(id=row.id, public_id=row.public_id, owner_id=owner_id, slug=row.slug, title=title)


def free_slug(slug: str, taken: Collection[str]) -> str:
    numbered = (f"{slug}-{number}" if number > 1 else slug for number in count(1))
    return next(each for each in numbered if each not in taken)


def of_owner(session: Session, owner_id: int) -> list[Owned]:
    """Return a teacher's banks by title, archived ones included."""
    rows = session.execute(_banks().where(Bank.owner_id == owner_id).order_by(Bank.title, Bank.id))
    return [_owned(row) for row in rows]


def of_everybody(session: Session) -> list[tuple[str, Owned]]:
    """Return all banks, each with the login of its owner."""
    banks = _banks().add_columns(Account.login).join(Account, Account.id == Bank.owner_id)
    rows = session.execute(banks.order_by(Account.login, Bank.title, Bank.id))
    return [(row.login, _owned(row)) for row in rows]


def find(session: Session, public_id: str, owner_id: int) -> Owned:
    row = session.execute(_banks().where(Bank.public_id == public_id, Bank.owner_id == owner_id)).first()
    if row is None:
        raise QuizError("bank-unknown", bank=public_id)
    return _owned(row)


def named(session: Session, public_ids: set[str], owner_id: int | None) -> list[Owned]:
    """Return those of these banks that are there and this teacher's."""
    if not public_ids or owner_id is None:
        return []
    rows = session.execute(_banks().where(Bank.public_id.in_(public_ids), Bank.owner_id == owner_id).order_by(Bank.id))
    return [_owned(row) for row in rows]


def called(session: Session, name: str, owner_id: int | None = None) -> Owned:
    """Return the bank of this public id, slug or title, of one teacher or of anybody."""
    mine = () if owner_id is None else (Bank.owner_id == owner_id,)
    for column in (Bank.public_id, Bank.slug, Bank.title):
        rows = session.execute(_banks().where(column == name, *mine).order_by(Bank.id)).all()
        if len(rows) > 1:
            raise QuizError("bank-ambiguous", bank=name, ids=", ".join(row.public_id for row in rows))
        if rows:
            return _owned(rows[0])
    raise QuizError("bank-unknown", bank=name)


def rename(session: Session, bank: Owned, title: str) -> None:
    session.get_one(Bank, bank.id).title = title


def archive(session: Session, bank: Owned, at: datetime | None) -> None:
    """Put the bank away, or with None take it out again; quizzes that draw on it go on."""
    session.get_one(Bank, bank.id).archived_at = at


def _banks() -> Any:
    """Return the query of banks as they are at present; it reads columns, since the rows are written in bulk."""
    at_present = (BankRevision.bank_id == Bank.id) & (BankRevision.number == Bank.revision)
    return select(
        Bank.id,
        Bank.public_id,
        Bank.owner_id,
        Bank.slug,
        Bank.title,
        func.coalesce(BankRevision.lang, "en").label("lang"),
        func.coalesce(BankRevision.article, "").label("article"),
        Bank.revision,
        func.coalesce(BankRevision.size, 0).label("size"),
        BankRevision.at.label("changed_at"),
        Bank.archived_at.is_not(None).label("archived"),
    ).outerjoin(BankRevision, at_present)


def _owned(row: Any) -> Owned:
    return Owned(**{name: getattr(row, name) for name in Owned.__dataclass_fields__})
