"""Bringing a database up to date: tables first, then the quizzes that come with this installation."""

from datetime import datetime

import flask_migrate
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask

from .core.errors import QuizError
from .restored_key import settle
from .services import accounts, library, quizzes
from .storage import db, migrate, writing


def prepare(app: Flask, now: datetime) -> None:
    """Upgrade the schema and publish the shipped quizzes; doing it again changes nothing."""
    with app.app_context():
        if schema()[0] != schema()[1]:
            flask_migrate.upgrade()
        settle(db.session(), app.config["DATA"])
        with writing(db.session()) as session:
            quizzes.publish(session, library.shipped_recipes(), now)


def first_ticket(app: Flask, now: datetime) -> str:
    """Return the token of a link that makes the first account, or nothing where there is one."""
    with app.app_context(), writing(db.session()) as session:
        return "" if accounts.exist(session) else accounts.ticket(session, None, now)


def demo_ticket(app: Flask, login: str, now: datetime) -> str:
    """Return the token of a link for the demo's own account, which is made where it is not there yet."""
    with app.app_context(), writing(db.session()) as session:
        found = {person.login: person for person in accounts.everybody(session)}
        person = found.get(login) or accounts.add(session, login, "", "admin", now)
        return accounts.ticket(session, person, now)


def schema() -> tuple[str | None, str | None]:
    """Return the database's version and the one this code needs."""
    script = ScriptDirectory.from_config(migrate.get_config())
    with db.engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    return found, script.get_current_head()


def known_revisions() -> set[str]:
    return {each.revision for each in ScriptDirectory.from_config(migrate.get_config()).walk_revisions()}


def require_current_schema() -> None:
    found, wanted = schema()
    if found != wanted:
        raise QuizError("schema-old", found=found or "-", wanted=wanted)
