"""Bringing a database up to date: tables first, then the quizzes that come with this installation."""

from datetime import UTC, datetime

import flask_migrate
from flask import Flask

from . import logs
from .app import create_app
from .config import kept_secret
from .core.errors import QuizError
from .restored_key import settle
from .services import accounts, library, quizzes, secret_key
from .storage import db, writing
from .storage.schema import is_newer, schema
from .storage.transactions import take_turns


def started(*, new_key: bool = False) -> Flask:
    """Return an app for the one process that starts a server: its log has begun, and the database is up to date."""
    app = create_app()
    logs.begin(app.config["LOG"])
    prepare(app, datetime.now(UTC), new_key=new_key)
    return app


def prepare(app: Flask, now: datetime, *, new_key: bool = False) -> None:
    """Upgrade the schema and publish the shipped quizzes; doing it again, or on several hosts at once, does no harm.

    Raises QuizError where the database is another host's in a way that could not go well: a later version, or with
    another secret key, unless this is said to be a new one.
    """
    with app.app_context():
        found, wanted = schema()
        if is_newer(found):
            raise QuizError("schema-newer", found=found, wanted=wanted)
        if found != wanted:
            flask_migrate.upgrade()
        if settle(db.session(), app.config["DATA"]) and not app.config["SECRET_KEY_SET"]:
            app.config["SECRET_KEY"] = kept_secret(app.config["DATA"])
        key, former = app.config["SECRET_KEY"], app.config["FORMER_KEY"] or ""
        secret_key.keep(lambda: writing(db.session()), key, former, new=new_key)
        with writing(db.session()) as session:
            take_turns(session.connection())
            quizzes.publish(session, library.shipped_recipes(), now)


def first_ticket(app: Flask, now: datetime) -> str:
    """Return the token of a link that makes the first account, or nothing where there is one."""
    with app.app_context(), writing(db.session()) as session:
        return "" if accounts.exist(session) else accounts.ticket(session, None, now)


def require_current_schema() -> None:
    found, wanted = schema()
    if is_newer(found):
        raise QuizError("schema-newer", found=found, wanted=wanted)
    if not found:
        raise QuizError("schema-none")
    if found != wanted:
        raise QuizError("schema-old", found=found, wanted=wanted)
