"""Files that wait for whoever sent them to say that they may come in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import PurePosixPath

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.models import Upload
from .tokens import new_public_id

FORGET = timedelta(days=1)
MOST = 5
"""An account keeps so many; of more, the oldest go."""
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Use:
    """Who sent a file, and what for: a file kept for one use is not found for another."""

    account_id: int
    purpose: str
    subject: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file as it was sent; what was pasted has no `name`."""

    public_id: str
    name: str
    body: bytes


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a file without reading it; `size` is in bytes, `wish` and `title` as `confirm` kept them."""

    use: Use
    public_id: str
    name: str
    size: int
    wish: str = ""
    title: str = ""


def keep(session: Session, use: Use, name: str, body: bytes, now: datetime) -> str:
    """Keep a file and return its public id; files that nobody came back for are swept."""
    sweep(session, now)
    row = Upload(
        public_id=new_public_id(),
        account_id=use.account_id,
        purpose=use.purpose,
        subject=use.subject,
        name=_shown(name),
        body=body,
        created_at=now,
    )
    session.add(row)
    session.flush()
    newest = select(Upload.id).where(Upload.account_id == use.account_id).order_by(Upload.id.desc()).limit(MOST)
    session.execute(delete(Upload).where(Upload.account_id == use.account_id, Upload.id.not_in(newest)))
    return row.public_id


def find(session: Session, use: Use, public_id: str) -> Waiting:
    row = session.execute(select(Upload.public_id, Upload.name, Upload.body).where(*_is(use, public_id))).first()
    if row is None:
        raise QuizError("upload-unknown")
    return Waiting(*row)


def about(session: Session, account_id: int, purpose: str, public_id: str) -> About:
    """Find a file whatever it is for, where its address does not say so."""
    columns = (Upload.subject, Upload.name, func.length(Upload.body), Upload.wish, Upload.title)
    row = session.execute(
        select(*columns).where(
            Upload.public_id == public_id, Upload.account_id == account_id, Upload.purpose == purpose
        )
    ).first()
    if row is None:
        raise QuizError("upload-unknown")
    return About(Use(account_id, purpose, row[0]), public_id, *row[1:])


def confirm(session: Session, use: Use, public_id: str, wish: str, title: str = "") -> None:
    """Keep what is to be done with a file until it is done; an empty wish takes that back."""
    session.execute(update(Upload).where(*_is(use, public_id)).values(wish=wish, title=title))


def move(session: Session, use: Use, public_id: str, subject: str) -> None:
    """From now on the file is for something else; of two who do so at once, the second meets "upload-unknown"."""
    moved = update(Upload).where(*_is(use, public_id)).values(subject=subject).returning(Upload.id)
    if session.scalar(moved.execution_options(synchronize_session=False)) is None:
        raise QuizError("upload-unknown")


def drop(session: Session, use: Use, public_id: str) -> None:
    """Let go of a file; of two who do so at once, the second meets QuizError("upload-unknown")."""
    if session.scalar(delete(Upload).where(*_is(use, public_id)).returning(Upload.id)) is None:
        raise QuizError("upload-unknown")


def any_old(session: Session, now: datetime) -> bool:
    """Whether `sweep` has anything to do: it writes, and this only reads."""
    return session.scalar(select(Upload.id).where(Upload.created_at < now - FORGET).limit(1)) is not None


def sweep(session: Session, now: datetime) -> None:
    session.execute(delete(Upload).where(Upload.created_at < now - FORGET))


def _is(use: Use, public_id: str) -> tuple[ColumnElement[bool], ...]:
    return (
        Upload.public_id == public_id,
        Upload.account_id == use.account_id,
        Upload.purpose == use.purpose,
        Upload.subject == use.subject,
    )


def _shown(name: str) -> str:
    """Return the last part of a path, as short as a line; some browsers send the whole path."""
    last = PurePosixPath(name.replace("\\", "/")).name
    return "".join(filter(str.isprintable, last))[:LONGEST_NAME] or (name and "?")
