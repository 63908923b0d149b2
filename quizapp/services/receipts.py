"""Receipts of what was erased, to be shown, kept elsewhere, and carried out again on a backup that was restored."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, get_args

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, aliased

from ..core.errors import QuizError
from ..storage.models import Account, Erasure
from .erasing import STEPS, Cause
from .succession import owners

OWNER = aliased(Account)
BY = aliased(Account)
WORD = re.compile(r"[\w-]{1,40}", re.ASCII)
"""What ids and the names of kinds look like."""
SUBJECT = re.compile(rf"(?:{WORD.pattern}(?: {WORD.pattern}){{0,9999}})?", re.ASCII)
"""More places than anybody merges into one, and fewer than a statement can name."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was erased: `by` and `owner` are public ids of accounts, and counts are of rows."""

    public_id: str
    how: str
    kind: str
    subject: str
    cause: str
    by: str | None
    owner: str | None
    until: datetime
    asked_at: datetime
    done_at: datetime | None
    people: int
    attempts: int
    answers: int
    notes: int

    def record(self) -> dict[str, str | int | None]:
        """Return it as JSON can hold it."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return {name: each.isoformat() if isinstance(each, datetime) else each for name, each in values.items()}


def find(session: Session, public_id: str, owner_id: int) -> Receipt:
    """Return a receipt of this teacher's: what was erased in a class of theirs, also before they had it, or
    which account they deleted."""
    return _only(session, Erasure.public_id == public_id, _of(session, owner_id))


def find_own(session: Session, public_id: str) -> Receipt:
    """Return the receipt a student was given for what they erased themselves: it stands under nobody's name."""
    return _only(session, Erasure.public_id == public_id, Erasure.cause == "student")


def of_teacher(session: Session, account_id: int) -> list[Receipt]:
    return _receipts(session, _of(session, account_id))


def of_student(session: Session, public_id: str) -> list[Receipt]:
    """Return what a student erased who is still there."""
    return _receipts(session, Erasure.kind == "student", Erasure.subject == public_id)


def everything(session: Session) -> list[Receipt]:
    return _receipts(session)


def still_to_do(session: Session, records: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return those of the receipts that say what was not carried out here."""
    there = set(session.scalars(select(Erasure.public_id).where(Erasure.done_at.is_not(None))))
    return [record for record in records if str(record.get("public_id")) not in there]


def again(session: Session, record: Mapping[str, Any]) -> str:
    """Order what a receipt says once more, and return its id: where nothing of it is there, nothing will be done.

    Raises ValueError where it is no receipt of ours.
    """
    values, moments, people = _read(record)
    row = session.scalar(select(Erasure).where(Erasure.public_id == values["public_id"]))
    if row is None:
        by, owner = (_account(session, each) for each in people)
        row = Erasure(**values, **moments, account_id=by, owner_id=owner)
        session.add(row)
    row.done_at = None
    session.flush()
    return row.public_id


def require(record: Any) -> None:
    """Raise ValueError where it is no receipt of ours, and so could not be carried out again."""
    _read(record)


def _read(record: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, datetime], list[str | None]]:
    try:
        values = {name: _like(WORD, record[name]) for name in ("public_id", "how", "kind", "cause")}
        values["subject"] = _like(SUBJECT, record["subject"])
        moments = {name: _moment(record[name]) for name in ("until", "asked_at")}
        people = [_like(WORD, name) if (name := record.get(each)) else None for each in ("by", "owner")]
    except (AttributeError, KeyError, TypeError, OverflowError) as error:
        raise ValueError("receipt expected") from error
    if (values["kind"], values["how"]) not in STEPS or values["cause"] not in get_args(Cause):
        raise ValueError("order expected")
    return values, moments, people


def _of(session: Session, account_id: int) -> ColumnElement[bool]:
    ordered = (Erasure.kind == "account") & (Erasure.account_id == account_id)
    return Erasure.owner_id.in_(owners(session, account_id)) | ordered


def _like(pattern: re.Pattern[str], value: Any) -> str:
    if not pattern.fullmatch(value):
        raise ValueError("id expected")
    return str(value)


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("time zone expected")
    return moment.astimezone(UTC)


def _account(session: Session, public_id: str | None) -> int | None:
    return session.scalar(select(Account.id).where(Account.public_id == public_id)) if public_id else None


def _only(session: Session, *which: ColumnElement[bool]) -> Receipt:
    found = _receipts(session, *which)
    if not found:
        raise QuizError("receipt-unknown")
    return found[0]


def _receipts(session: Session, *which: ColumnElement[bool]) -> list[Receipt]:
    query = (
        select(Erasure, BY.public_id, OWNER.public_id)
        .outerjoin(BY, BY.id == Erasure.account_id)
        .outerjoin(OWNER, OWNER.id == Erasure.owner_id)
        .where(*which)
        .order_by(Erasure.id.desc())
    )
    kept = [name for name in Receipt.__slots__ if name not in ("by", "owner")]
    return [
        Receipt(**{name: getattr(row, name) for name in kept}, by=by, owner=owner)
        for row, by, owner in session.execute(query)
    ]
