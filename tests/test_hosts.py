"""Hosts that share a database: they must fit together, and what all of them begin is done once."""

import os
import subprocess
import sys
import textwrap
from datetime import timedelta

import pytest
import sqlalchemy as sa
from apps import SECRET, app_on
from racing import at_once
from taking import NOW

from quizapp.config import configuration
from quizapp.core.errors import QuizError
from quizapp.services import receipts
from quizapp.storage import db, writing
from quizapp.storage.models import Attempt, Audit
from quizapp.storage.schema import schema
from quizapp.sweep import sweep
from quizapp.upgrade import prepare
from quizapp.web.words import sentence

OTHER = "another secret, as long as the first one was"


@pytest.fixture
def other_key(any_app, any_url, tmp_path):
    """A host on the database of the first one, with a secret key of its own."""
    prepare(any_app, NOW)
    other = app_on(any_url, tmp_path, SECRET_KEY=OTHER)
    yield other
    with other.app_context():
        db.engine.dispose()


def test_a_host_with_the_same_key_starts(any_app):
    prepare(any_app, NOW)
    prepare(any_app, NOW)


def test_a_host_with_another_key_is_refused_and_told_what_to_do(other_key):
    with pytest.raises(QuizError) as refused:
        prepare(other_key, NOW)
    assert "QUIZAPP_SECRET_KEY" in sentence(refused.value)
    assert OTHER not in sentence(refused.value)


def test_a_key_that_was_changed_on_purpose_holds_from_then_on(any_app, other_key):
    prepare(other_key, NOW, new_key=True)
    prepare(other_key, NOW)
    with pytest.raises(QuizError, match="key-differs"):
        prepare(any_app, NOW)


def test_nobody_reads_the_key_in_the_database(any_app):
    prepare(any_app, NOW)
    with db.engine.connect() as connection:
        kept = connection.execute(sa.text("SELECT name, value FROM site")).all()
    assert [name for name, _value in kept] == ["secret-key"]
    assert SECRET not in kept[0].value


def test_the_key_is_the_same_whether_it_is_set_or_stands_in_a_file(tmp_path):
    (tmp_path / "secret-key").write_text(f"{SECRET}\n")
    assert configuration({"DATA": tmp_path}, {})["SECRET_KEY"] == SECRET


def test_a_file_that_holds_no_fit_key_is_refused(tmp_path):
    (tmp_path / "secret-key").write_text("short\n")
    with pytest.raises(QuizError) as refused:
        configuration({"DATA": tmp_path}, {})
    assert "secret-key" in sentence(refused.value)


def test_a_database_that_a_later_version_has_changed_is_left_alone(any_app):
    with db.engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = 'later'"))
    with pytest.raises(QuizError) as refused:
        prepare(any_app, NOW)
    assert "later" in sentence(refused.value)
    assert schema()[0] == "later"


PREPARE = """
    import sys
    from datetime import UTC, datetime
    from quizapp.app import create_app
    from quizapp.upgrade import prepare

    app = create_app()
    print("here", flush=True)
    sys.stdin.readline()
    prepare(app, datetime.now(UTC))
"""


@pytest.fixture
def empty_url(request, any_url, tmp_path):
    """The URL of a database without tables."""
    url = sa.make_url(any_url)
    if url.get_backend_name() == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite'}"
        return
    admin, _template = request.getfixturevalue("postgres_template")
    name = f"{url.database}_empty"[:60]
    with admin.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    yield url.set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))


def test_hosts_that_start_at_once_on_an_empty_database_all_come_up(empty_url, tmp_path):
    environment = {"QUIZAPP_DATABASE_URL": empty_url, "QUIZAPP_DATA": str(tmp_path), "QUIZAPP_SECRET_KEY": SECRET}
    hosts = [
        subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(PREPARE)],
            env=os.environ | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    assert [host.stdout.readline() for host in hosts] == ["here\n"] * 4
    for host in hosts:
        host.stdin.write("\n")
        host.stdin.flush()
    ended = [(host.communicate(timeout=120)[1][-2000:], host.returncode) for host in hosts]
    assert ended == [("", 0)] * 4


def test_processes_that_sweep_at_once_order_an_erasure_once(any_app, session, taking):
    taking.submit()
    old = NOW - timedelta(days=400)
    with writing(session):
        session.execute(sa.update(Attempt).values(started_at=old, submitted_at=old))
    at_once(any_app, lambda _session, _number: sweep(any_app, NOW), times=8)
    session.rollback()
    assert len(receipts.everything(session)) == 1
    assert session.scalar(sa.select(sa.func.count()).where(Audit.action == "practice-expired")) == 1
    assert session.scalar(sa.select(sa.func.count()).select_from(Attempt)) == 0
