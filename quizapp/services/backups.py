"""The whole site into a backup, and out of one into tables that hold nothing yet."""

from collections.abc import Iterable
from typing import IO

from sqlalchemy import Connection, Table
from sqlalchemy.exc import StatementError

from ..core.errors import QuizError
from ..formats.backups import MANIFEST
from ..formats.backups.manifest import Manifest
from ..formats.backups.reading import Backup
from ..formats.backups.writing import Head, Rows, write
from ..storage import copying

LEFT_OUT = {
    "account_session": "whoever signed out since would be signed in again",
    "ticket": "a link that was used since would be good again",
    "throttle": "wrong tries and arrivals are forgotten within an hour",
    "upload": "files that wait for their confirmation are forgotten within a day",
}
"""Tables whose rows stay behind, and why. Sessions of students come along: to many, their browser is the only key to
their work."""


def save(connection: Connection, file: IO[bytes], head: Head, names: Iterable[str]) -> Manifest:
    """Write the tables of these names, as the connection sees them, into the file."""
    if found := copying.damage(connection):
        raise QuizError("database-damaged", found="; ".join(found))
    kept = carried(copying.tables(connection, {*names}))
    return write(
        file, head, (Rows(table.name, copying.columns(table), copying.rows(connection, table)) for table in kept)
    )


def load(connection: Connection, backup: Backup) -> None:
    """Insert what the backup holds; raise QuizError where it does not hold what the tables are made for."""
    empty = carried(copying.tables(connection))
    wanted = {table.name: copying.columns(table) for table in empty}
    if wanted != {name: table.columns for name, table in backup.manifest.tables.items()}:
        raise QuizError("backup-broken", part=MANIFEST)
    for table in empty:
        names = backup.manifest.tables[table.name].columns
        try:
            copying.fill(connection, table, names, backup.rows(table.name))
            copying.go_on_counting(connection, table)
        except (StatementError, OverflowError) as error:
            raise QuizError("backup-misfit", table=table.name, reason=type(error).__name__) from error


def carried(tables: Iterable[Table]) -> list[Table]:
    return [table for table in tables if table.name not in LEFT_OUT]
