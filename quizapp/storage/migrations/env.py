"""How migrations run: in one transaction, and on SQLite with foreign keys checked at its end instead of enforced.

Altering a SQLite table copies it and drops the old one. With foreign keys enforced, that drop deletes the rows of
every child table; and the pragma that switches them off does nothing inside a transaction, so it comes first.
"""

from typing import Literal

from alembic import context
from sqlalchemy import Connection

from quizapp.core.errors import QuizError
from quizapp.storage import db, models
from quizapp.storage.base import UtcTime
from quizapp.storage.transactions import BEGIN, take_turns


def foreign_keys(connection: Connection, state: str) -> None:
    if connection.dialect.name == "sqlite":
        # On the driver's connection: SQLAlchemy would open a transaction for it.
        connection.connection.execute(f"PRAGMA foreign_keys={state}")


def check(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise QuizError("migration-orphans", tables=sorted({row[0] for row in broken}))


def render_item(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Write our time type as what it is to the database, so that migrations do not depend on today's code."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcTime) else False


def run() -> None:
    with db.engine.connect().execution_options(**{BEGIN: "IMMEDIATE"}) as connection:
        foreign_keys(connection, "OFF")
        try:
            context.configure(
                connection=connection,
                target_metadata=models.Student.metadata,
                render_as_batch=True,
                transactional_ddl=True,
                compare_type=True,
                render_item=render_item,
            )
            with connection.begin():
                # Whoever waited finds the work done, and does nothing.
                take_turns(connection)
                context.run_migrations()
                check(connection)
        finally:
            foreign_keys(connection, "ON")


run()
