"""The site of `sites` on each database as it stands, and to be changed; and a teacher with an empty class."""

import os
import shutil

import pytest
import sqlalchemy as sa
from apps import app_on, release
from signing_up import sign_up
from sites import build
from teaching import make_class


@pytest.fixture(scope="session")
def standing_postgres(postgres_template, tmp_path_factory):
    admin, template = postgres_template
    name = f"quizapp_standing_{os.getpid()}"
    with admin.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    url = sa.make_url(admin.url).set(database=name).render_as_string(hide_password=False)
    app = app_on(url, tmp_path_factory.mktemp("site"))
    try:
        yield app, build(app)
    finally:
        release(app)
    with admin.connect() as connection:
        connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def standing(request):
    """An app with the site on each database in turn, which must be left as it is."""
    return request.getfixturevalue(f"standing_{request.param}")


@pytest.fixture
def site(built, tmp_path):
    """An app with a copy of the site, to be changed."""
    found, folder = built
    shutil.copy(folder / "quizapp.sqlite", tmp_path)
    app = app_on(f"sqlite:///{tmp_path / 'quizapp.sqlite'}", tmp_path)
    yield app, found
    release(app)


@pytest.fixture
def teacher(app):
    return sign_up(app)


@pytest.fixture
def taught(teacher):
    return make_class(teacher)
