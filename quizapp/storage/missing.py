"""Inserting what is not there yet, when others may be inserting the same."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

# Both have the clause; SQLAlchemy types it on each dialect only.
INSERT: dict[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


def insert_missing(session: Session, table: type, rows: Sequence[dict[str, Any]]) -> None:
    """Insert the rows that break no unique constraint; give them sorted, so that two callers cannot deadlock."""
    if rows:
        statement = INSERT[session.get_bind().dialect.name](table).on_conflict_do_nothing()
        session.execute(statement, rows)
