"""Writers wait for one another; nobody is told that the database is locked."""

import multiprocessing
import os
import sqlite3
import sys
import threading
from contextlib import closing

import contending
import pytest
import sqlalchemy as sa
from apps import app_on

from quizapp.services import students
from quizapp.storage import db, writing
from quizapp.storage.models import Student
from quizapp.storage.transactions import BEGIN


def test_four_writers_beside_four_readers_lose_nothing(session, any_url, enrol, tmp_path, monkeypatch):
    token = enrol("Student 1").token
    # Processes of their own, as a server's are, and yet quizapp is imported once for all of them where that can be.
    context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
    context.set_forkserver_preload(["contending"])
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    queue = context.Queue()
    running = [
        context.Process(target=work, args=(queue, any_url, tmp_path, token))
        for work in [contending.write] * 4 + [contending.read] * 4
    ]
    for process in running:
        process.start()
    errors = [queue.get(timeout=120) for _each in running]
    for process in running:
        process.join()
    assert [error for error in errors if error] == []
    session.rollback()
    assert session.scalar(sa.select(sa.func.count()).select_from(Student)) == 1 + 4 * 40


def test_a_writing_transaction_holds_the_lock_before_its_first_statement(app, sqlite_url):
    file = sqlite_url.removeprefix("sqlite:///")
    with app.app_context(), writing(db.session()):
        other = sqlite3.connect(file, timeout=0, isolation_level=None)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()


def test_a_file_gets_its_log_of_writes_although_somebody_writes_to_it(tmp_path):
    file = tmp_path / "first.sqlite"
    app = app_on(f"sqlite:///{file}", tmp_path)
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other, app.app_context():
        other.execute("CREATE TABLE something (id INTEGER)")
        other.execute("BEGIN IMMEDIATE")
        leaving = threading.Timer(0.1, other.execute, ["COMMIT"])
        leaving.start()
        assert db.session.scalar(sa.text("PRAGMA journal_mode")) == "wal"
        leaving.join()


def test_a_refused_block_leaves_nothing_behind(session):
    with pytest.raises(RuntimeError), writing(session):
        session.execute(sa.insert(Student).values(public_id="x", name="", resume_hash=b"x", created_at=sa.func.now()))
        raise RuntimeError
    assert session.scalar(sa.select(sa.func.count()).select_from(Student)) == 0


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("synchronous", 2), ("busy_timeout", 8000)],
)
def test_every_connection_is_durable_and_checks_its_references(app, pragma, value):
    with app.app_context():
        assert db.session.scalar(sa.text(f"PRAGMA {pragma}")) == value


def test_a_write_after_a_read_in_one_request_is_one_writing_transaction(app):
    with app.app_context():
        db.session.scalar(sa.select(Student.id))
        with writing(db.session()):
            assert db.session.connection().get_execution_options()[BEGIN] == "IMMEDIATE"


@pytest.mark.postgres
def test_what_is_read_again_and_again_is_planned_once(postgres_url, tmp_path):
    app = app_on(postgres_url, tmp_path)
    for _ in range(10):
        with app.app_context():
            students.who(db.session(), "nobody")
            with writing(db.session()) as session:
                students.who(session, "nobody")
    with app.app_context():
        kept = db.session.scalar(sa.text("SELECT count(*) FROM pg_prepared_statements"))
        db.session.remove()
        db.engine.dispose()
    assert kept > 0
