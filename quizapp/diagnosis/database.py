"""Whether the database keeps what it was told is saved, and takes every letter."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..storage.journal import journal_mode
from .finding import Finding

CARE = {
    "fsync": "what was saved may be gone after a power cut",
    "full_page_writes": "a power cut may damage pages beyond repair",
    "synchronous_commit": "the last answers shown as saved may be gone after a power cut",
}
"""Settings of PostgreSQL that must not be off, and what happens otherwise."""
OLDEST = 140000


def findings(session: Session) -> Iterator[Finding]:
    yield from DATABASES[session.get_bind().dialect.name](session)


def _sqlite(session: Session) -> Iterator[Finding]:
    if (mode := journal_mode(session)) != "wal":
        yield Finding(
            "PROBLEM",
            f"database: SQLite keeps its journal as {mode}, not as a log of writes (WAL), so readers stop writers. "
            "Set QUIZAPP_DATA to a disk of this computer",
        )


def _postgresql(session: Session) -> Iterator[Finding]:
    for name, harm in CARE.items():
        if (value := _setting(session, name)) == "off":
            yield Finding(
                "PROBLEM",
                f"database: PostgreSQL runs with {name}={value}: {harm}. Run: ALTER SYSTEM SET {name} = on; "
                "SELECT pg_reload_conf(), and look for it in the settings of the database and its user",
            )
    if (encoding := _setting(session, "server_encoding")) != "UTF8":
        yield Finding(
            "PROBLEM",
            f"database: its encoding is {encoding}, which cannot keep every name. Make one with: "
            "CREATE DATABASE quizapp TEMPLATE template0 ENCODING 'UTF8'",
        )
    if int(_setting(session, "server_version_num")) < OLDEST:
        yield Finding("warning", "database: this PostgreSQL is older than 14, and no longer maintained. Upgrade it")
    if _setting(session, "is_superuser") == "on":
        yield Finding(
            "warning",
            "database: quizapp's user can do everything there. Give it a user that owns its database only: "
            "CREATE ROLE quizapp LOGIN; ALTER DATABASE ... OWNER TO quizapp",
        )


def _setting(session: Session, name: str) -> str:
    return str(session.scalar(select(func.current_setting(name))))


DATABASES = {"sqlite": _sqlite, "postgresql": _postgresql}
