"""Restoring that is cut short at any step leaves the old site or the new one, whole, and is no hindrance to another."""

import os
import signal
import subprocess
import sys

import pytest
from apps import SECRET, inside
from taking import NOW
from used import contents

from quizapp.app import create_app
from quizapp.config import KEY_FILE
from quizapp.services import accounts, secret_key
from quizapp.storage import writing
from quizapp.upgrade import prepare

KILLED = """
    import os, signal, sys
    from importlib import import_module

    from quizapp.cli import main

    module, _, name = sys.argv.pop(1).partition(":")
    place = import_module(module)
    *path, last = name.split(".")
    for each in path:
        place = getattr(place, each)
    setattr(place, last, lambda *_all, **_named: os.kill(os.getpid(), signal.SIGKILL))
    main()
"""
BEFORE = {
    "sqlite": [
        "quizapp.services.backups:load",
        "quizapp.restoring:_erase_again",
        "quizapp.restoring:_keep_key",
        "quizapp.restored_key:wait",
        "quizapp.storage.places:SqlitePlace.swap",
    ],
    "postgres": [
        "quizapp.storage.copying:go_on_counting",
        "quizapp.restored_key:wait",
        "quizapp.storage.places:_move",
    ],
}
AFTER = {"sqlite": "quizapp.storage.places:flush", "postgres": "quizapp.storage.places:PostgresPlace.clear"}


def steps(found):
    marks = {"sqlite": [], "postgres": [pytest.mark.postgres]}
    return [pytest.param(sort, step, marks=marks[sort]) for sort in found for step in found[sort]]


@pytest.fixture
def killed(request, tmp_path, small):
    """Restore the small backup over a site with another account, until a step at which the process is killed."""

    def _killed(sort, step):
        folder = tmp_path / "old"
        url = request.getfixturevalue(f"{sort}_url")
        app = create_app({"DATA": folder, "DATABASE_URL": url})
        with inside(app) as session:
            with writing(session):
                accounts.add(session, "head", "Head", "admin", NOW)
            secret_key.keep(lambda: writing(session), app.config["SECRET_KEY"], new=True)
            before = contents(session)
        environment = os.environ | {"QUIZAPP_DATA": str(folder), "QUIZAPP_DATABASE_URL": url}
        made = [sys.executable, "-c", KILLED.replace("\n    ", "\n"), step, "restore", str(small), "--replace"]
        done = subprocess.run(made, env=environment, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr
        return app, before

    return _killed


@pytest.mark.parametrize(("sort", "step"), steps(BEFORE))
def test_killed_before_the_change_of_places_the_old_site_is_whole(killed, new_place, command, small, sort, step):
    app, before = killed(sort, step)
    key = (app.config["DATA"] / KEY_FILE).read_text()
    prepare(app, NOW)
    with inside(app) as session:
        assert contents(session) == before
    assert (app.config["DATA"] / KEY_FILE).read_text() == key == app.config["SECRET_KEY"]
    assert "Restored" in command(app, "restore", small, "--replace")
    assert not [path for path in app.config["DATA"].iterdir() if path.name.startswith((f"{KEY_FILE}.", "."))]


@pytest.mark.parametrize("sort", [pytest.param("postgres", marks=pytest.mark.postgres), "sqlite"])
def test_killed_after_it_the_new_site_finds_its_secret_key(killed, sort):
    app, _before = killed(sort, AFTER[sort])
    assert (app.config["DATA"] / KEY_FILE).read_text() == app.config["SECRET_KEY"]
    prepare(app, NOW)
    assert (app.config["DATA"] / KEY_FILE).read_text() == SECRET
    with inside(app) as session:
        assert [row[2] for row in contents(session)["account"]] == ["teacher1"]
