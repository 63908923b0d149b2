"""Making the next revision of a bank: all of it or nothing, and students save their answers meanwhile.

What is new is written bit by bit, each in a short transaction of its own, where nobody sees it. A last one shows it.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TypeVar

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.models import BankRevision
from . import pictures
from .bank_diff import Diff
from .bank_entries import prepare, remove, write
from .bank_lease import MOST, Lease, claim, finish, renew, sweep
from .banks import Owned

QUESTIONS = MOST // 4
"""Questions written in one transaction, each in four rows at the most: itself, wording, entry, and the one before."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Writer:
    """How the database is written to bit by bit: `write` opens a transaction and commits it, `now` tells the time."""

    write: Callable[[], AbstractContextManager[Session]]
    now: Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a revision comes from: a file's name with its SHA-256, or an edit by hand."""

    author_id: int
    source: str = "edit"
    digest: bytes | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the questions have been written."""

    done: int
    total: int


def take(writer: Writer, bank: Owned, diff: Diff, origin: Origin) -> Iterator[Progress]:
    """Make the next revision, and tell between the transactions how far it is; without changes there is none.

    Whoever stops asking leaves the bank as it was. Raises QuizError("bank-busy") or ("bank-changed") as `claim` does.
    """
    if diff.empty:
        return
    with writer.write() as session:
        lease = claim(session, bank.id, diff.revision, writer.now())
    more = True
    while more:
        with writer.write() as session:
            renew(session, lease, writer.now())
            more = sweep(session, lease, diff.revision)
    for digest, body in diff.pictures.items():
        with writer.write() as session:
            renew(session, lease, writer.now())
            pictures.keep(session, {digest: body})
    done = 0
    for batch in _batches(diff.written, QUESTIONS):
        prepared = [prepare(each.question, each.place) for each in batch]
        with writer.write() as session:
            renew(session, lease, writer.now())
            write(session, lease, prepared)
        done += len(batch)
        yield Progress(done, diff.steps)
    for keys in _batches(diff.removed, MOST):
        with writer.write() as session:
            renew(session, lease, writer.now())
            remove(session, lease, keys)
        done += len(keys)
        yield Progress(done, diff.steps)
    with writer.write() as session:
        finish(session, lease, lease.number)
        session.execute(insert(BankRevision), [_row(lease, diff, origin, writer.now())])


def undo(session: Session, bank: Owned, now: datetime) -> int:
    """Go back to the revision before the current one, and return its number: 0 where there was none."""
    if bank.revision == 0:
        raise QuizError("undo-none")
    lease = claim(session, bank.id, bank.revision, now)
    done = BankRevision.bank_id == bank.id, BankRevision.undone_at.is_(None)
    before = session.scalar(select(func.max(BankRevision.number)).where(*done, BankRevision.number < bank.revision))
    session.execute(
        update(BankRevision)
        .where(*done, BankRevision.number == bank.revision)
        .values(undone_at=now)
        .execution_options(synchronize_session=False)
    )
    finish(session, lease, before or 0)
    return before or 0


def _row(lease: Lease, diff: Diff, origin: Origin, now: datetime) -> dict[str, object]:
    return {
        "bank_id": lease.bank_id,
        "number": lease.number,
        "source": origin.source,
        "digest": origin.digest,
        "lang": diff.lang,
        "article": diff.article,
        "size": diff.size,
        "added": len(diff.new),
        "changed": len(diff.changed),
        "removed": len(diff.removed),
        "author_id": origin.author_id,
        "at": now,
    }


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    remaining = iter(items)
    return iter(lambda: list(islice(remaining, size)), [])
