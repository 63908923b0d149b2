"""Apps to test with, and what a run may do without."""

import os
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from jinja2 import BytecodeCache
from sqlalchemy.sql.util import find_tables

from quizapp.app import create_app
from quizapp.storage import Base, db

REQUIRED = set(filter(None, os.environ.get("QUIZAPP_TEST_REQUIRE", "").split(",")))


class Compiled(BytecodeCache):
    """Templates are compiled once for all apps of a process: every test has an app of its own."""

    def __init__(self):
        self.codes = {}

    def load_bytecode(self, bucket):
        bucket.code = self.codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket):
        self.codes[bucket.key, bucket.checksum] = bucket.code


class Statements(dict):
    """SQL is written once for all engines of a process, as a server writes it once for all requests.

    Dialects of one name are set up alike here: what one has written, every other would. Of tables that were only read
    from a database, as older versions have them, nothing is kept: each time they are others.
    """

    def get(self, key, default=None):
        return super().get((key[0].name, *key[1:]), default)

    def __setitem__(self, key, compiled):
        tables = find_tables(compiled.statement, include_crud=True)
        if set(tables) <= OURS:
            super().__setitem__((key[0].name, *key[1:]), compiled)


COMPILED = Compiled()
OURS = set(Base.metadata.tables.values())
STATEMENTS = Statements()
SECRET = "a secret for tests, long enough to sign with"


def app_on(url: str, folder: Path, **settings: object):
    kept = {"SQLALCHEMY_ENGINE_OPTIONS": {"execution_options": {"compiled_cache": STATEMENTS}}}
    app = create_app({"DATA": folder, "SECRET_KEY": SECRET, "DATABASE_URL": url, "DEMO": True, **kept, **settings})
    app.testing = True
    app.jinja_env.bytecode_cache = COMPILED
    return app


@contextmanager
def inside(app):
    """Yield a session on the app's database."""
    with app.app_context():
        try:
            yield db.session()
        finally:
            db.session.remove()
            db.engine.dispose()


@contextmanager
def copied(admin, template, name):
    """Yield the URL of a copy of a PostgreSQL database, which lives as long as the block."""
    with admin.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name}")
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield sa.make_url(admin.url).set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


def started_anew(app):
    """Return the app as another process finds it: with the secret key that is in its folder now."""
    return create_app({name: app.config[name] for name in ("DATA", "DATABASE_URL")})


def release(app):
    """Close what the app keeps open to its database, as if its process had ended."""
    with inside(app):
        pass


def unavailable(what: str, why: str) -> None:
    """Skip what this machine does not allow, unless the run was told that it must."""
    if what in REQUIRED:
        pytest.fail(f"{what} is required but not available: {why}")
    pytest.skip(f"{what} is not available: {why}")
