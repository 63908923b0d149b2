"""How SQLite keeps what it is about to write."""

from sqlalchemy import text
from sqlalchemy.orm import Session


def journal_mode(session: Session) -> str:
    """Return `wal` where readers and the writer do not wait for each other, or another name of SQLite's."""
    return str(session.scalar(text("PRAGMA journal_mode")))
