"""How SQLite keeps what it is about to write."""

from contextlib import closing

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from .transactions import end_reading


def journal_mode(session: Session) -> str:
    """Return `wal` where readers and the writer do not wait for each other, or another name of SQLite's."""
    return str(session.scalar(text("PRAGMA journal_mode")))


def empty_log(session: Session) -> None:
    """Have nothing in SQLite's log of writes but what comes from now on; while somebody reads in it, nothing is done.

    What was overwritten in the file stands in the log until it is written over from its start.
    """
    engine = session.get_bind()
    if engine.dialect.name != "sqlite" or not isinstance(engine, Engine):
        return
    end_reading(session)
    with closing(engine.raw_connection()) as connection:
        # Whoever writes meanwhile waits for as long as this does: it had better not wait for anybody.
        connection.execute("PRAGMA busy_timeout=0")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
