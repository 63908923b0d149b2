"""Sites to back up, and places to restore them in."""

import os
import shutil
import uuid
from copy import deepcopy

import pytest
import sqlalchemy as sa
from apps import app_on, copied, inside
from click.testing import CliRunner
from flask.cli import ScriptInfo
from used import use

from quizapp.app import create_app
from quizapp.cli import group
from quizapp.storage import db


@pytest.fixture
def new_place(request, tmp_path):
    """Return an app on a database of this sort that nobody has used yet, with a secret key of its own."""
    made = []

    def _new(sort="sqlite", **settings):
        name = f"quizapp_{uuid.uuid4().hex}"
        url = None
        if sort == "postgres":
            server = sa.make_url(request.getfixturevalue("postgres_server"))
            admin = sa.create_engine(server, isolation_level="AUTOCOMMIT")
            made.append((admin, name))
            with admin.connect() as connection:
                connection.exec_driver_sql(f"CREATE DATABASE {name}")
            url = server.set(database=name).render_as_string(hide_password=False)
        return create_app({"DATA": tmp_path / name, "DATABASE_URL": url, **settings})

    yield _new
    for admin, name in made:
        with admin.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
        admin.dispose()


@pytest.fixture
def command():
    """Run a command on an app, and return what it printed or, where it refused, the code of the refusal."""

    def _run(app, *words):
        info = ScriptInfo(create_app=lambda: app, set_debug_flag=False)
        result = CliRunner().invoke(group, [*map(str, words)], obj=info)
        with app.app_context():
            db.engine.dispose()
        if result.exception is not None and not hasattr(result.exception, "code"):
            raise result.exception
        return result.output if result.exit_code == 0 else result.exception.code

    return _run


def used_on(url, folder):
    app = app_on(url, folder)
    with inside(app) as session:
        used = use(session)
    used.room.session = used.open.session = None
    return used


@pytest.fixture(scope="session")
def used_sqlite(sqlite_template, tmp_path_factory):
    """What is known of a site in use, and the file of its database, to be copied."""
    folder = tmp_path_factory.mktemp("used")
    shutil.copy(sqlite_template, folder)
    return used_on(f"sqlite:///{folder / sqlite_template.name}", folder), folder / sqlite_template.name


@pytest.fixture(scope="session")
def used_postgres(postgres_template, tmp_path_factory):
    """What is known of a site in use, and its database, to be copied."""
    admin, template = postgres_template
    with copied(admin, template, f"quizapp_used_{os.getpid()}") as url:
        yield used_on(url, tmp_path_factory.mktemp("used")), (admin, sa.make_url(url).database)


@pytest.fixture
def on_sqlite(used_sqlite, tmp_path):
    used, file = used_sqlite
    shutil.copy(file, tmp_path)
    return used, f"sqlite:///{tmp_path / file.name}"


@pytest.fixture
def on_postgres(used_postgres):
    used, (admin, template) = used_postgres
    with copied(admin, template, f"quizapp_{uuid.uuid4().hex}") as url:
        yield used, url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def site(request, tmp_path):
    """An app whose site is in use, and what is known of it."""
    used, url = request.getfixturevalue(f"on_{request.param}")
    return app_on(url, tmp_path), deepcopy(used)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "site.zip"


@pytest.fixture
def small(app, command, file):
    """A backup of a site on SQLite with one account."""
    command(app, "user", "add", "teacher1")
    command(app, "backup", file)
    return file
