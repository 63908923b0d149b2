"""Bringing a database up to date: tables first, then the quizzes that come with this installation."""

from datetime import datetime

import flask_migrate
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask

from .core.errors import QuizError
from .services import library, quizzes
from .storage import db, migrate, writing


def prepare(app: Flask, now: datetime) -> None:
    """Upgrade the schema and publish the shipped quizzes; doing it again changes nothing."""
    with app.app_context():
        if schema()[0] != schema()[1]:
            flask_migrate.upgrade()
        with writing(db.session()) as session:
            quizzes.publish(session, library.shipped_recipes(), now)


def schema() -> tuple[str | None, str | None]:
    """Return the database's version and the one this code needs."""
    script = ScriptDirectory.from_config(migrate.get_config())
    with db.engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    return found, script.get_current_head()


def require_current_schema() -> None:
    found, wanted = schema()
    if found != wanted:
        raise QuizError("schema-old", found=found or "-", wanted=wanted)
