"""Opening transactions so that nobody meets "database is locked".

SQLite refuses to turn a reading transaction into a writing one while another writer is ahead, at once and without
waiting. So a request that will write says so before its first statement, the look-up of its session included.
Other databases ignore the option.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event, func, select
from sqlalchemy.orm import Session

BEGIN = "quizapp_begin"
TURN = 7_849_327
"""A number no other application on the same database is likely to lock."""

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA foreign_keys=ON",
    # FULL: a commit has reached the disk before anybody is told "saved".
    "PRAGMA synchronous=FULL",
    "PRAGMA busy_timeout=8000",
)


@contextmanager
def writing(session: Session) -> Iterator[Session]:
    """Run the block as one transaction that holds the write lock from its first statement; commit at its end."""
    session.rollback()
    session.connection(execution_options={BEGIN: "IMMEDIATE"})
    try:
        yield session
        session.commit()
    finally:
        session.rollback()


def take_turns(connection: Connection) -> None:
    """Wait until no other process has the turn, and have it until the transaction ends.

    For what every host begins by itself and one of them must do: migrations, and what the sweep orders. On SQLite,
    whoever writes is alone anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(TURN)))


def prepare(engine: Engine) -> None:
    """Make every connection of a SQLite engine durable, and let our transactions choose how they begin."""
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _record: object) -> None:
        # The driver's own guess about when to begin is switched off: `begin` below does it.
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        mode = connection.get_execution_options().get(BEGIN, "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {mode}")
