"""The site of `sites`, made once a process: to be copied, and as it stands."""

import shutil

import pytest
from apps import app_on, release
from sites import build


@pytest.fixture(scope="session")
def built(sqlite_template, tmp_path_factory):
    """The site, and the folder of its database, to be copied."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copy(sqlite_template, folder / "quizapp.sqlite")
    app = app_on(f"sqlite:///{folder / 'quizapp.sqlite'}", folder)
    site = build(app)
    release(app)
    return site, folder


@pytest.fixture(scope="session")
def standing_sqlite(built):
    site, folder = built
    app = app_on(f"sqlite:///{folder / 'quizapp.sqlite'}", folder)
    yield app, site
    release(app)
