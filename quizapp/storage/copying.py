"""Rows out of a database and into one, whichever it is, with every value as it was."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    DateTime,
    Engine,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    event,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.types import TypeEngine

from .base import UtcTime

VERSIONS = "alembic_version"
KINDS: Sequence[tuple[type[TypeEngine[Any]], str]] = (
    (Boolean, "boolean"),
    (Integer, "integer"),
    (Float, "number"),
    (UtcTime, "moment"),
    (LargeBinary, "bytes"),
    (String, "text"),
)
HELD, MOST = 16 * 2**20, 1000
"""About so many bytes of rows are held at once, and at most so many rows."""
SNAPSHOT: dict[str, dict[str, Any]] = {
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
    # In WAL mode, whoever reads sees one moment and keeps no writer waiting.
    "sqlite": {},
}


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """Yield a connection that sees everything as it is at one moment, while others write."""
    with engine.connect().execution_options(**SNAPSHOT[engine.dialect.name]) as connection, connection.begin():
        yield connection


def tables(connection: Connection, names: Collection[str] | None = None) -> list[Table]:
    """Return the tables as the database has them, of these names or all, each after those it refers to."""
    found = MetaData()

    @event.listens_for(found, "column_reflect")
    def _reflect(_inspector: object, _table: object, column: Any) -> None:
        if isinstance(column["type"], DateTime):
            column["type"] = UtcTime()

    found.reflect(connection, only=None if names is None else lambda name, _: name in names)
    return [table for table in found.sorted_tables if table.name != VERSIONS]


def columns(table: Table) -> dict[str, str]:
    """Return what each column holds, by its name; a type that is not among KINDS raises."""
    return {column.name: _kind(column) for column in table.columns}


def _kind(column: Column[Any]) -> str:
    return next(kind for cls, kind in KINDS if isinstance(column.type, cls))


def rows(connection: Connection, table: Table) -> Iterator[tuple[Any, ...]]:
    """Yield the rows by their keys: one that refers to another of the same table comes after it."""
    query = select(table).order_by(*table.primary_key.columns)
    for row in connection.execute(query.execution_options(yield_per=_at_once(connection, table))):
        yield tuple(row)


def _at_once(connection: Connection, table: Table) -> int:
    sizes = [
        func.coalesce(func.length(each), 0) for each in table.columns if isinstance(each.type, String | LargeBinary)
    ]
    widest = connection.scalar(select(func.max(sum(sizes, start=func.length("")))).select_from(table)) or 1
    return max(1, min(MOST, HELD // max(widest, 1)))


def fill(
    connection: Connection, table: Table, names: Collection[str], found: Iterable[tuple[int, Sequence[Any]]]
) -> None:
    """Insert rows of these columns, which come with their sizes in bytes, some at a time."""
    batch: list[dict[str, Any]] = []
    held = 0
    for size, row in found:
        batch.append(dict(zip(names, row, strict=True)))
        held += size
        if held > HELD or len(batch) == MOST:
            connection.execute(insert(table), batch)
            batch, held = [], 0
    if batch:
        connection.execute(insert(table), batch)


def go_on_counting(connection: Connection, table: Table) -> None:
    """Have PostgreSQL give the next row the number after the highest one; SQLite looks for itself."""
    if connection.dialect.name == "sqlite":
        return
    quoted = connection.dialect.identifier_preparer.format_table(table)
    for column in table.primary_key.columns:
        sequence = connection.scalar(select(func.pg_get_serial_sequence(quoted, column.name)))
        if sequence and (highest := connection.scalar(select(func.max(column)))):
            connection.execute(select(func.setval(sequence, highest)))


def damage(connection: Connection) -> list[str]:
    """Return what SQLite finds wrong with its file, and the tables whose rows refer to none; PostgreSQL sees to it."""
    if connection.dialect.name != "sqlite":
        return []
    found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(5)") if row[0] != "ok"]
    return found + sorted({row[0] for row in connection.exec_driver_sql("PRAGMA foreign_key_check")})


def revision(connection: Connection) -> str | None:
    if not connection.dialect.has_table(connection, VERSIONS):
        return None
    found: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSIONS}"))  # noqa: S608 - a name of ours
    return found
