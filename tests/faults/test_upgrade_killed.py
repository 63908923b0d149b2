"""An upgrade that dies half-way: the database is as before or as after, and the next start completes it."""

import hashlib
import os
import signal
import subprocess
import sys
import textwrap

import flask_migrate
import pytest
import sqlalchemy as sa
from apps import SECRET, release
from serving import ROOT

from quizapp.services import checks
from quizapp.storage import db
from quizapp.upgrade import schema

pytestmark = pytest.mark.every_variant

BEFORE = "0004"
NEVER = 0

UPGRADE = """
    import os, signal, sys
    from datetime import UTC, datetime
    import sqlalchemy as sa
    from quizapp.app import create_app
    from quizapp.upgrade import prepare

    left = int(sys.argv[1])

    @sa.event.listens_for(sa.Engine, "before_cursor_execute")
    def count_down(*_):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    prepare(create_app(), datetime.now(UTC))
"""
"""Started as `quizapp run` starts, and killed before so many statements."""


@pytest.fixture
def old(any_app, any_url, taking, session):
    """The URL of a database of an earlier version, with a student's work in it."""
    taking.save(1, ["a"])
    taking.submit()
    session.rollback()
    flask_migrate.downgrade(revision=BEFORE)
    release(any_app)
    return any_url


def test_an_upgrade_killed_half_way_changes_nothing_and_the_next_start_completes_it(old, any_app, tmp_path, thorough):
    before = contents(old)
    for statements in range(5, 2000, 15) if thorough else (8, 90):
        ended = upgrade(old, tmp_path, statements)
        if ended == 0:
            break
        assert ended == -signal.SIGKILL
        found = schema()[0]
        release(any_app)
        assert found in {BEFORE, schema()[1]}
        assert (contents(old) == before) == (found == BEFORE)
    assert upgrade(old, tmp_path, NEVER) == 0
    release(any_app)
    assert schema()[0] == schema()[1]
    assert checks.items_checked(db.session()) == 3
    assert list(checks.deviations(db.session())) == []
    db.session.remove()
    flask_migrate.check()


def upgrade(url, folder, statements):
    settings = {"QUIZAPP_DATABASE_URL": url, "QUIZAPP_DATA": str(folder), "QUIZAPP_SECRET_KEY": SECRET}
    command = [sys.executable, "-c", textwrap.dedent(UPGRADE), str(statements)]
    return subprocess.run(command, cwd=ROOT, env=os.environ | settings, timeout=120, check=False).returncode


def contents(url):
    """Return a digest of every table, its columns and its rows."""
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    tables, digest = sa.MetaData(), hashlib.sha256()
    tables.reflect(engine)
    with engine.connect() as connection:
        for name, table in sorted(tables.tables.items()):
            rows = sorted(map(repr, connection.execute(sa.select(table))))
            digest.update(repr((name, [(each.name, str(each.type)) for each in table.columns], rows)).encode())
    return digest.hexdigest()
