"""Where a restored site is made, unseen, and how it takes the place of the one that is there: at once or not at all."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine, func, inspect, select, table, text
from sqlalchemy.exc import DatabaseError

from ..core.errors import QuizError
from .base import Base
from .copying import VERSIONS
from .disk import flush
from .transactions import NAMED, PROCESS

WAIT = 8
"""Seconds that those who are at work have to finish."""
AGAIN = 0.2
"""Seconds until it is looked again whether they have."""
BESIDE = ("-wal", "-shm", "-journal")
HIDDEN = "quizapp_restoring"
OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity "
    "WHERE datname = current_database() AND application_name LIKE :ours AND application_name <> :own"
)
BUSY, FORBIDDEN = ("55P03", "40P01"), "42501"
"""PostgreSQL's codes: a lock was not to be had, or two waited for each other; a privilege is missing."""


class Place(Protocol):
    """`url` is where the new site is made."""

    @property
    def url(self) -> str: ...

    def empty(self) -> None:
        """Make room for the new site, also where one was left half-made; refuse while a server works on the old."""

    def filled(self) -> bool:
        """Whether there is anybody's account or work in the old site."""

    def swap(self, kept: str) -> str:
        """Put the new site in place of the old, and return where the old one is kept, empty where there was none."""

    def clear(self) -> None:
        """Take away what was not put in its place."""


@dataclass(frozen=True, slots=True)
class SqlitePlace:
    """A file beside the old one, which takes its name."""

    engine: Engine

    @property
    def file(self) -> Path:
        return Path(self.engine.url.database or "")

    @property
    def draft(self) -> Path:
        return self.file.with_name(f".{self.file.name}-restoring")

    @property
    def url(self) -> str:
        return f"sqlite:///{self.draft}"

    def empty(self) -> None:
        self.clear()
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self._alone():
            self.draft.touch(mode=0o600)

    def swap(self, kept: str) -> str:
        with self._alone():
            folder = self.file.parent / kept
            there = self.file.exists()
            with closing(sqlite3.connect(self.draft, isolation_level=None)) as new:
                _leave_wal(new)
            if there:
                folder.mkdir(mode=0o700, exist_ok=True)
                # Linking, unlike renaming, leaves no moment in which there is no site.
                (folder / self.file.name).hardlink_to(self.file)
                self.draft.chmod(self.file.stat().st_mode)
            for each in filter(Path.exists, _beside(self.file)):
                folder.mkdir(mode=0o700, exist_ok=True)
                # Left by a file that is damaged or gone: to a new one they would mean nothing good.
                each.replace(folder / each.name)
            self.draft.replace(self.file)
            flush(self.file.parent)
        return str(folder) if there else ""

    def clear(self) -> None:
        for each in (self.draft, *_beside(self.draft)):
            each.unlink(missing_ok=True)

    def filled(self) -> bool:
        try:
            return self.file.exists() and _filled(self.engine)
        except DatabaseError:
            # It is damaged, and was something once.
            return True

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Have all that was written in the file itself, and keep others out of it for the block."""
        if not self.file.exists():
            yield
            return
        self.engine.dispose()
        with closing(sqlite3.connect(self.file, timeout=WAIT, isolation_level=None)) as old:
            old.execute("PRAGMA locking_mode=EXCLUSIVE")
            try:
                _leave_wal(old)
                old.execute("BEGIN EXCLUSIVE")
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                    raise QuizError("site-in-use") from error
                # Otherwise it is damaged, and nobody can be at work on it.
            yield


@dataclass(frozen=True, slots=True)
class PostgresPlace:
    """A schema of its own, whose tables move into the old one's when that one's have moved out."""

    engine: Engine

    @property
    def url(self) -> str:
        options = [*filter(None, [self.engine.url.query.get("options")]), f"-csearch_path={HIDDEN}"]
        made = self.engine.url.update_query_dict({"options": " ".join(map(str, options))})
        return made.render_as_string(hide_password=False)

    def empty(self) -> None:
        self._require_alone()
        with self._writing() as connection:
            connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {HIDDEN} CASCADE")
            connection.exec_driver_sql(f"CREATE SCHEMA {HIDDEN}")

    def filled(self) -> bool:
        return _filled(self.engine)

    def swap(self, kept: str) -> str:
        schema = kept.replace("-", "_").lower()
        self._require_alone()
        with self._writing() as connection:
            here = connection.exec_driver_sql("SELECT current_schema()").scalar_one()
            ours = {VERSIONS, *Base.metadata.tables, *inspect(connection).get_table_names(HIDDEN)}
            old = sorted(ours & {*inspect(connection).get_table_names(here)})
            if old:
                connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
            _move(connection, old, here, schema)
            _move(connection, inspect(connection).get_table_names(HIDDEN), HIDDEN, here)
            connection.exec_driver_sql(f"DROP SCHEMA {HIDDEN}")
        return schema if old else ""

    def clear(self) -> None:
        with self._writing() as connection:
            connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {HIDDEN} CASCADE")

    def _require_alone(self) -> None:
        """Refuse while another process of ours is connected, as a server is also while nobody asks for a page."""
        until = time.monotonic() + WAIT
        while True:
            with self.engine.connect() as connection:
                if not connection.execute(OTHERS, {"ours": f"{NAMED}%", "own": PROCESS}).scalar_one():
                    return
            if time.monotonic() >= until:
                raise QuizError("site-in-use")
            time.sleep(AGAIN)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self.engine.begin() as connection:
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT}s'")
                yield connection
        except DatabaseError as error:
            state = getattr(error.orig, "sqlstate", None)
            if state in BUSY:
                raise QuizError("site-in-use") from error
            if state == FORBIDDEN:
                raise QuizError("restore-forbidden", reason=str(error.orig).strip()) from error
            raise


def _filled(engine: Engine) -> bool:
    with engine.connect() as connection:
        names = {"account", "student"} & {*inspect(connection).get_table_names()}
        return any(connection.scalar(select(func.count()).select_from(table(name))) for name in names)


def _leave_wal(connection: sqlite3.Connection) -> None:
    """Write all of the log into the file itself, which nobody can while somebody else has the file open."""
    connection.execute("PRAGMA journal_mode=DELETE")


def _move(connection: Connection, names: list[str], source: str, target: str) -> None:
    """What belongs to a table, as its indexes and its sequence, moves with it."""
    quote = connection.dialect.identifier_preparer.quote
    for name in names:
        connection.exec_driver_sql(f"ALTER TABLE {quote(source)}.{quote(name)} SET SCHEMA {quote(target)}")


def _beside(file: Path) -> list[Path]:
    return [file.with_name(file.name + ending) for ending in BESIDE]


PLACES: dict[str, Callable[[Engine], Place]] = {"sqlite": SqlitePlace, "postgresql": PostgresPlace}
