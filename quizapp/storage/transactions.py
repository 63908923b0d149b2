"""Opening transactions so that nobody meets "database is locked".

SQLite refuses to turn a reading transaction into a writing one while another writer is ahead, at once and without
waiting. So a request that will write says so before its first statement, the look-up of its session included.
Other databases ignore the option.
"""

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, event, func, select, text
from sqlalchemy.exc import InvalidatePoolError, SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from .turn import Turn

BEGIN = "quizapp_begin"
LEFT = "quizapp_left"
TURN = "quizapp_turn"
CHORE = 7_849_327
"""A number no other application on the same database is likely to lock."""

PATIENCE = 8
"""Seconds to wait for what somebody else holds, until whoever asked is told to come back."""

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA foreign_keys=ON",
    # FULL: a commit has reached the disk before anybody is told "saved".
    "PRAGMA synchronous=FULL",
    # What is deleted is overwritten; without, an erased name would stay in the file until something takes its place.
    "PRAGMA secure_delete=ON",
    # What piled up in the log while somebody read for long is given back to the disk: all but twice the usual size.
    "PRAGMA journal_size_limit=8388608",
)

PAUSE = 0.01
"""Seconds between two looks at whether it still is."""

IDLE = 30
"""Seconds without use after which a connection to PostgreSQL is asked whether it still is one: some end in silence."""
SINCE = "quizapp_since"
NAMED = "quizapp "
PROCESS = NAMED + secrets.token_hex(8)
"""What PostgreSQL calls the connections of this process, by which others tell that somebody is at work."""

SPENT = ("SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN")
"""Errors that stay with a connection: it was opened read-only for want of rights, or its file was moved or broken."""


@contextmanager
def writing(session: Session) -> Iterator[Session]:
    """Run the block as one transaction that holds the write lock from its first statement; commit at its end."""
    end_reading(session)
    turn = session.get_bind().get_execution_options().get(TURN)
    with turn.taken(PATIENCE) if turn else nullcontext(PATIENCE) as left:
        session.connection(execution_options={BEGIN: "IMMEDIATE", LEFT: left})
        try:
            yield session
            session.commit()
        finally:
            session.rollback()


def end_reading(session: Session) -> None:
    """End a transaction that has only read, by a commit.

    At a rollback, psycopg forgets the statements that PostgreSQL has prepared: to plan that of a question page anew
    takes five times as long as to run it.
    """
    if session.in_transaction():
        with suppress(SQLAlchemyError):
            # What cannot even be ended is given up when the session is closed.
            session.commit()


def take_turns(connection: Connection) -> None:
    """Wait until no other process has the turn, and have it until the transaction ends.

    For what every host begins by itself and one of them must do: migrations, and what the sweep orders. On SQLite,
    whoever writes is alone anyway.
    """
    if connection.dialect.name == "postgresql":
        # Whoever has it may be at a long migration.
        connection.execute(text("SET LOCAL lock_timeout = 0"))
        connection.execute(select(func.pg_advisory_xact_lock(CHORE)))
        connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}s'"))


def prepare(engine: Engine) -> None:
    """Make every connection durable and patient, and let our transactions choose how they begin."""
    {"sqlite": _prepare_sqlite, "postgresql": _prepare_postgresql}[engine.dialect.name](engine)


def _prepare_postgresql(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def connect(connection: Any, _record: object) -> None:
        connection.execute(f"SET lock_timeout = '{PATIENCE}s'")
        connection.execute(f"SET application_name = '{PROCESS}'")
        connection.commit()

    @event.listens_for(engine, "checkin")
    def checkin(_connection: Any, record: ConnectionPoolEntry) -> None:
        record.info[SINCE] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def checkout(connection: Any, record: ConnectionPoolEntry, _proxy: object) -> None:
        # What was cut is replaced before a student meets it. To ask each time would be one of six questions of a save.
        try:
            # What has arrived is the farewell of the server, and then the end.
            connection.pgconn.consume_input()
            connection.pgconn.consume_input()
            if time.monotonic() - record.info.get(SINCE, time.monotonic()) > IDLE:
                engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise InvalidatePoolError from error


def _patiently(connection: Any, pragma: str) -> None:
    """Where a file is given its log of writes, SQLite does not wait for who writes to it at that moment."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute(pragma)
        except connection.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > until:
                raise
            time.sleep(PAUSE)
        else:
            return


def _prepare_sqlite(engine: Engine) -> None:
    engine.update_execution_options(**{TURN: Turn(Path(engine.url.database or ":memory:").parent)})

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _record: object) -> None:
        # The driver's own guess about when to begin is switched off: `begin` below does it.
        connection.isolation_level = None
        for pragma in PRAGMAS:
            _patiently(connection, pragma)

    @event.listens_for(engine, "handle_error")
    def give_up(context: ExceptionContext) -> None:
        # Connections are opened anew, so that it is enough to set right what was wrong with the file.
        if getattr(context.original_exception, "sqlite_errorname", "").startswith(SPENT):
            context.is_disconnect = True
            if context.execution_context and context.execution_context.cursor:
                # A statement somebody still holds would keep the file open, and connections of one process share what
                # they may do with it.
                context.execution_context.cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        patience = options.get(LEFT, PATIENCE)
        connection.connection.execute(f"PRAGMA busy_timeout={patience * 1000:.0f}")
        connection.exec_driver_sql(f"BEGIN {options.get(BEGIN, 'DEFERRED')}")
