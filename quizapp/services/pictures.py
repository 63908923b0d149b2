"""Pictures in questions, each kept once under its SHA-256."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..formats.prose.pictures import media_type
from ..storage.missing import insert_missing
from ..storage.models import Picture as Row


@dataclass(frozen=True, slots=True)
class Picture:
    media_type: str
    body: bytes


def keep(session: Session, pictures: Mapping[str, bytes]) -> None:
    """Keep those that are not there yet."""
    there = of(session, pictures)
    rows = [
        {"digest": bytes.fromhex(digest), "media_type": media_type(body), "body": body}
        for digest, body in sorted(pictures.items())
        if digest not in there
    ]
    if rows:
        insert_missing(session, Row, rows)


def of(session: Session, digests: Collection[str]) -> dict[str, bytes]:
    """Return those of these pictures that are there."""
    wanted = [bytes.fromhex(digest) for digest in digests]
    found: dict[str, bytes] = {}
    for start in range(0, len(wanted), AT_ONCE):
        rows = session.execute(select(Row.digest, Row.body).where(Row.digest.in_(wanted[start : start + AT_ONCE])))
        found |= {digest.hex(): body for digest, body in rows}
    return found


def find(session: Session, digest: bytes) -> Picture:
    row = session.execute(select(Row.media_type, Row.body).where(Row.digest == digest)).first()
    if row is None:
        raise QuizError("picture-unknown")
    return Picture(row.media_type, row.body)


AT_ONCE = 500
"""Digests asked for in one statement."""
