"""Which version of the tables the database has, and which one this code needs."""

from functools import cache

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from .base import db, migrate


def schema() -> tuple[str | None, str | None]:
    """Return the database's version and the one this code needs."""
    with db.engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    return found, versions()[-1]


def is_newer(found: str | None) -> bool:
    """Whether this version is none that the code knows: a later quizapp has been here."""
    return found is not None and found not in versions()


@cache
def versions() -> tuple[str, ...]:
    """Return all versions this code knows, oldest first; code does not change while it runs."""
    script = ScriptDirectory.from_config(migrate.get_config())
    return tuple(each.revision for each in script.walk_revisions())[::-1]
