"""`quizapp backup` and `quizapp restore` from the shell: what they say, and what they refuse."""

import sqlite3
import stat

import pytest
import sqlalchemy as sa
from apps import SECRET, app_on, inside, started_anew
from taking import NOW
from used import contents

from quizapp import restoring
from quizapp.config import KEY_FILE
from quizapp.core.errors import QuizError
from quizapp.restoring import Wanted
from quizapp.storage import db, transactions
from quizapp.upgrade import prepare

SORTS = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


def logins(app):
    with inside(app) as session:
        return [row[2] for row in contents(session)["account"]]


def test_a_backup_says_what_it_holds_and_only_its_owner_reads_it(site, command, file):
    app, _used = site
    printed = command(app, "backup", file)
    assert "2 accounts (deleted ones included), 1 class, 10 students" in printed
    assert "database version 0019" in printed
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_backup_overwrites_nothing_unless_told_to(app, command, small):
    small.write_bytes(b"mine")
    assert command(app, "backup", small) == "backup-there"
    assert small.read_bytes() == b"mine"
    assert "1 account" in command(app, "backup", small, "--force")
    assert [path for path in small.parent.iterdir() if small.name in path.name] == [small]


def test_a_backup_is_written_nowhere_else(app, command, tmp_path):
    assert command(app, "backup", tmp_path / "nowhere" / "site.zip") == "backup-unwritable"


def test_an_empty_database_is_not_backed_up(new_place, command, file):
    assert command(new_place(), "backup", file) == "schema-none"
    assert not file.exists()


def test_a_damaged_database_is_not_backed_up(app, sqlite_url, command, small, tmp_path):
    with sqlite3.connect(sqlite_url.removeprefix("sqlite:///")) as connection:
        connection.execute("INSERT INTO student_session VALUES (1, 99, x'00', '2026-03-02 09:00:00')")
    connection.close()
    assert command(app, "backup", tmp_path / "other.zip") == "database-damaged"
    assert not (tmp_path / "other.zip").exists()


@pytest.mark.parametrize("sort", SORTS)
def test_a_site_that_holds_something_is_replaced_only_where_one_says_so(new_place, command, small, sort):
    app = new_place(sort)
    prepare(app, NOW)
    command(app, "user", "add", "head")
    assert command(app, "restore", small) == "site-filled"
    assert logins(app) == ["head"]
    printed = command(app, "restore", small, "--replace")
    assert "What was here before is kept in" in printed
    assert logins(app) == ["teacher1"]


@pytest.mark.parametrize("sort", SORTS)
def test_a_site_nobody_has_used_yet_is_replaced_without_a_word(new_place, command, small, sort):
    app = new_place(sort)
    prepare(app, NOW)
    assert "Restored" in command(app, "restore", small)
    assert logins(app) == ["teacher1"]


def test_what_is_kept_is_a_site_to_go_back_to(new_place, command, small):
    app = new_place()
    command(app, "restore", small)
    key = (app.config["DATA"] / KEY_FILE).read_text()
    command(app, "user", "add", "head")
    command(app, "restore", small, "--replace")
    (kept,) = app.config["DATA"].glob("before-*")
    back = new_place(DATA=kept)
    assert logins(back) == ["teacher1", "head"]
    assert back.config["SECRET_KEY"] == key
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700


def test_two_old_sites_of_one_second_are_both_kept(new_place, command, small):
    app = new_place()
    command(app, "restore", small)
    for login in ("head", "deputy"):
        command(app, "user", "add", login)
        restoring.restore(started_anew(app), Wanted(small, replace=True), NOW)
    kept = sorted(app.config["DATA"].glob("before-*"))
    assert [logins(new_place(DATA=each))[1:] for each in kept] == [["head"], ["deputy"]]


@pytest.mark.postgres
def test_what_is_kept_on_postgres_is_a_schema_to_go_back_to(new_place, command, small):
    app = new_place("postgres")
    command(app, "restore", small)
    command(app, "user", "add", "head")
    command(app, "restore", small, "--replace")
    with inside(app) as session:
        schemas = session.scalars(sa.text("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'before%'")).all()
        url = db.engine.url.update_query_dict({"options": f"-csearch_path={schemas[0]}"})
    assert logins(app_on(url.render_as_string(hide_password=False), app.config["DATA"])) == ["teacher1", "head"]


def test_a_damaged_site_is_replaced_and_kept_as_it_is(new_place, command, small):
    app = new_place()
    command(app, "restore", small)
    there = app.config["DATA"] / "quizapp.sqlite"
    there.write_bytes(b"no database" * 1000)
    assert command(app, "restore", small) == "site-filled"
    assert "could not tell what was erased" in command(app, "restore", small, "--replace")
    assert logins(app) == ["teacher1"]
    (kept,) = app.config["DATA"].glob("before-*/quizapp.sqlite")
    assert kept.read_bytes() == b"no database" * 1000


@pytest.mark.parametrize("written", [True, False])
def test_a_site_on_which_somebody_works_is_left_alone(app, sqlite_url, command, small, monkeypatch, written):
    monkeypatch.setattr("quizapp.storage.places.WAIT", 0)
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("SELECT count(*) FROM student")
    if written:
        other.execute("BEGIN IMMEDIATE")
    assert command(app, "restore", small, "--replace") == "site-in-use"
    other.close()
    assert logins(app) == ["teacher1"]


@pytest.mark.postgres
def test_a_table_that_somebody_holds_is_waited_for_and_left(new_place, command, small, monkeypatch):
    monkeypatch.setattr("quizapp.storage.places.WAIT", 1)
    app = new_place("postgres")
    command(app, "restore", small)
    with app.app_context(), db.engine.connect() as held:
        held.execute(sa.text("SELECT count(*) FROM account"))
        with pytest.raises(QuizError) as refused:
            restoring.restore(app, Wanted(small, replace=True), NOW)
    assert refused.value.code == "site-in-use"
    assert logins(app) == ["teacher1"]
    assert not [*app.config["DATA"].glob("before-*")]


@pytest.mark.postgres
def test_a_server_that_has_nothing_to_do_is_noticed_too(new_place, command, small, monkeypatch):
    monkeypatch.setattr("quizapp.storage.places.WAIT", 0)
    app = new_place("postgres")
    command(app, "restore", small)
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("quizapp.storage.transactions.PROCESS", "quizapp elsewhere")
        server = sa.create_engine(app.config["SQLALCHEMY_DATABASE_URI"])
        transactions.prepare(server)
        server.connect().close()
    assert command(app, "restore", small, "--replace") == "site-in-use"
    server.dispose()
    monkeypatch.undo()
    assert "Restored" in command(app, "restore", small, "--replace")


def test_two_do_not_restore_in_one_place_at_once(new_place, command, small):
    app = new_place()
    with restoring._one_at_a_time(app.config["DATA"]):
        assert command(app, "restore", small) == "restore-running"
    assert "Restored" in command(app, "restore", small)


def test_a_secret_key_that_a_setting_says_is_told_apart(new_place, command, small):
    printed = command(new_place(SECRET_KEY="another secret key, as long as it must be"), "restore", small)
    assert "QUIZAPP_SECRET_KEY is another secret key" in printed
    assert SECRET not in printed
    assert "QUIZAPP_SECRET_KEY" not in command(new_place(SECRET_KEY=SECRET), "restore", small)


def test_a_file_nobody_may_read_is_told_so(new_place, command, tmp_path):
    app = new_place()
    with pytest.raises(QuizError) as refused:
        restoring.restore(app, Wanted(tmp_path), NOW)
    assert refused.value.code == "backup-unreadable"


def test_the_record_tells_of_the_restoring(new_place, command, small):
    app = new_place()
    command(app, "restore", small)
    with inside(app) as session:
        assert session.scalar(sa.text("SELECT count(*) FROM audit WHERE action = 'site-restored'")) == 1
