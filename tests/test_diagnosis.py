"""`quizapp check`: every misconfiguration is named with its cure; what may be meant is a warning and no failure."""

import os
import stat
from collections import namedtuple
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from apps import SECRET, app_on
from click.testing import CliRunner
from flask.cli import ScriptInfo
from taking import NOW

from quizapp.cli import group
from quizapp.diagnosis import database, disk, owners, settings, time
from quizapp.services import accounts, audit
from quizapp.services.audit import By
from quizapp.storage import db, writing

HERE = {
    "HTTPS": None, "LAN": None, "PROXIES": None, "HOSTS": None, "SECRET_KEY": SECRET, "SECRET_KEY_SET": True,
    "FORMER_KEY": None, "SQLALCHEMY_DATABASE_URI": "sqlite:///x",
}  # fmt: skip
SERVED = {"HTTPS": True, "PROXIES": 1, "HOSTS": ["quiz.example.org"]}
FAR = "postgresql+psycopg://u@db.example.org/quizapp"


def of_settings(changes=(), environ=(), host=""):
    return list(settings.findings(HERE | dict(changes), dict(environ), host))


@pytest.mark.parametrize("changes", [{}, SERVED, {"LAN": "http://192.0.2.7:8000/"}], ids=["here", "served", "lan"])
def test_settings_that_go_together_have_nothing_said_against_them(changes):
    assert of_settings(changes, {"QUIZAPP_DATA": "x", "QUIZAPP_TEST_NGINX": "x", "PATH": "x"}) == []


@pytest.mark.parametrize(
    ("changes", "state", "said", "cure"),
    [
        ({"HOSTS": ["quiz.example.org"]}, "PROBLEM", "unencrypted", "QUIZAPP_HTTPS=yes"),
        ({"HOSTS": ["127.0.0.1", "8.8.8.8"]}, "PROBLEM", "8.8.8.8", "QUIZAPP_HTTPS=yes"),
        ({"PROXIES": 1}, "warning", "plain http", "QUIZAPP_HTTPS=yes"),
        (SERVED | {"HOSTS": None}, "warning", "host names", "QUIZAPP_HOSTS="),
        (SERVED | {"PROXIES": 0}, "warning", "no proxy is believed", "QUIZAPP_PROXIES=1"),
        (SERVED | {"PROXIES": 9}, "warning", "pretend to come from", "Count"),
        ({"SECRET_KEY": "ab" * 20}, "warning", "can be guessed", "secrets.token_hex"),
        ({"FORMER_KEY": SECRET}, "warning", "not changed", "Set a new one"),
        (
            {"SQLALCHEMY_DATABASE_URI": "postgresql+psycopg:///x", "SECRET_KEY_SET": False},
            "warning", "this host only", "QUIZAPP_SECRET_KEY",
        ),
        ({"SQLALCHEMY_DATABASE_URI": FAR}, "warning", "not encrypted", "sslmode=verify-full"),
        ({"SQLALCHEMY_DATABASE_URI": FAR.replace("db.example.org", "") + "?host=a.example.org:1&host=b.example.org:2"},
         "warning", "b.example.org", "sslmode=verify-full"),
    ],
)  # fmt: skip
def test_settings_that_do_not_are_named_with_what_to_do(changes, state, said, cure):
    (finding,) = of_settings(changes)
    assert finding.state == state
    assert said in finding.text
    assert cure in finding.text


@pytest.mark.parametrize("end", ["?sslmode=verify-full", "?sslmode=verify-ca"])
def test_a_database_far_away_whose_name_is_proved_is_left_alone(end):
    assert of_settings({"SQLALCHEMY_DATABASE_URI": FAR + end}) == []


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("QUIZAPP_HTTP", "QUIZAPP_HTTPS?"),
        ("QUIZAPP_FORMER_KEYS", "QUIZAPP_FORMER_KEY?"),
        ("QUIZAPP_ZZZ", "docs/settings.md"),
        ("FLASK_DEBUG", "Remove it"),
    ],
)
def test_a_variable_that_does_nothing_is_named(name, cure):
    (finding,) = of_settings((), {name: "1"})
    assert finding.state == "warning"
    assert name in finding.text
    assert cure in finding.text


@pytest.mark.parametrize(
    ("changes", "host", "warned"),
    [
        ({}, "127.0.0.1", False),
        ({}, "::1", False),
        ({}, "localhost", False),
        ({}, "0.0.0.0", True),
        ({}, "::", True),
        ({}, "8.8.8.8", True),
        (SERVED, "0.0.0.0", False),
        ({"LAN": "http://192.0.2.7:8000/"}, "0.0.0.0", False),
    ],
)
def test_listening_to_everybody_without_encryption_is_named(changes, host, warned):
    assert [finding.state for finding in of_settings(changes, (), host)] == ["warning"] * warned


@pytest.fixture
def folder(tmp_path):
    tmp_path.chmod(0o700)
    (tmp_path / "secret-key").write_text(SECRET)
    (tmp_path / "secret-key").chmod(0o600)
    return tmp_path


@pytest.fixture
def on_disk(folder, monkeypatch):
    """What is said of the data folder, on a disk of this sort with so much room."""
    free = namedtuple("Usage", "free")  # noqa: PYI024 - as the standard library has it

    def _on_disk(sort="ext4", room=2**40, sqlite=True):
        (folder / "mountinfo").write_text(f"22 1 0:1 / / rw - {sort} /dev/x rw\n")
        monkeypatch.setattr(disk, "MOUNTS", folder / "mountinfo")
        monkeypatch.setattr(disk.shutil, "disk_usage", lambda _folder: free(room))
        return [(each.state, each.text) for each in disk.findings(folder, sqlite=sqlite)]

    return _on_disk


def test_a_sound_folder_is_told(on_disk, folder):
    assert on_disk() == [("ok", f"data folder: {folder}")]


@pytest.mark.skipif(os.name != "posix", reason="file modes")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_secret_key_that_others_can_read_is_a_problem(on_disk, folder, mode):
    (folder / "secret-key").chmod(mode)
    ((state, text),) = on_disk()
    assert state == "PROBLEM"
    assert f"chmod 600 {folder / 'secret-key'}" in text


@pytest.mark.skipif(os.name != "posix", reason="file modes")
@pytest.mark.parametrize(("sqlite", "said"), [(True, "warning"), (False, "ok")])
def test_a_folder_everybody_can_look_into_is_named_where_the_database_is_in_it(on_disk, folder, sqlite, said):
    folder.chmod(0o755)
    ((state, text),) = on_disk(sqlite=sqlite)
    assert state == said
    assert ("chmod 700" in text) == sqlite


@pytest.mark.skipif(os.name != "posix", reason="file modes")
def test_a_folder_that_cannot_be_written_is_a_problem(on_disk, folder, monkeypatch):
    # Root may write everywhere, whatever the mode says.
    monkeypatch.setattr(disk.os, "access", lambda _folder, _mode: False)
    ((state, text),) = on_disk()
    assert (state, "cannot be written" in text) == ("PROBLEM", True)


@pytest.mark.parametrize(("room", "said"), [(2**30, "ok"), (2**29, "warning"), (2**25, "PROBLEM")])
def test_little_room_is_named_and_none_is_a_problem(on_disk, room, said):
    ((state, text),) = on_disk(room=room)
    assert state == said
    assert ("Make room" in text) == (said != "ok")


@pytest.mark.parametrize(
    ("sort", "sqlite", "said"),
    [
        ("nfs4", True, "PROBLEM"),
        ("cifs", True, "PROBLEM"),
        ("fuse.sshfs", True, "PROBLEM"),
        ("nfs4", False, "ok"),
        ("tmpfs", True, "warning"),
        ("overlay", False, "warning"),
        ("xfs", True, "ok"),
    ],
)
def test_a_disk_that_does_not_keep_a_database_is_named(on_disk, sort, sqlite, said):
    ((state, text),) = on_disk(sort, sqlite=sqlite)
    assert state == said
    assert ("Set QUIZAPP_DATA" in text) == (said != "ok")


def test_the_disk_of_a_folder_is_the_one_mounted_nearest_above_it(tmp_path):
    near = tmp_path / "a b"
    near.mkdir()
    escaped = str(near).replace(" ", "\\040")
    mounts = f"1 0 0:1 / / rw - ext4 x rw\nbroken\n2 1 0:2 / {escaped} rw shared:1 - nfs4 y rw\n"
    assert disk.file_system(near / "data", mounts) == "nfs4"
    assert disk.file_system(tmp_path, mounts) == "ext4"
    assert disk.file_system(tmp_path, "") == ""


def test_a_database_that_is_as_we_set_it_up_has_nothing_said_against_it_on_sqlite(app):
    with app.app_context():
        assert list(database.findings(db.session())) == []


def test_a_journal_that_is_no_log_of_writes_is_a_problem(app):
    with app.app_context():
        with db.engine.connect() as connection:
            connection.connection.execute("PRAGMA journal_mode=DELETE")
        (finding,) = database.findings(db.session())
    assert (finding.state, "WAL" in finding.text) == ("PROBLEM", True)


@pytest.fixture
def owner(session):
    """A session of a user who owns the database and may do no more, and on which all is set with care."""
    session.execute(sa.text("CREATE ROLE mere_owner"))
    session.execute(sa.text("SET LOCAL ROLE mere_owner"))
    yield session
    session.rollback()


@pytest.mark.postgres
@pytest.mark.parametrize("any_url", ["postgres"], indirect=True)
@pytest.mark.parametrize(("name", "value"), [("synchronous_commit", "off"), ("synchronous_commit", "on")])
def test_commits_that_postgresql_may_lose_are_a_problem(owner, name, value):
    owner.execute(sa.text(f"SET LOCAL {name} = {value}"))
    found = [each for each in database.findings(owner) if name in each.text]
    assert [each.state for each in found] == ["PROBLEM"] * (value == "off")
    assert all(f"ALTER SYSTEM SET {name} = on" in each.text for each in found)


@pytest.mark.postgres
@pytest.mark.parametrize("any_url", ["postgres"], indirect=True)
@pytest.mark.parametrize("name", ["fsync", "full_page_writes"])
def test_a_server_without_care_for_power_cuts_is_a_problem(session, name):
    careless = session.scalar(sa.text(f"SHOW {name}")) == "off"
    assert any(f"{name}=off" in each.text for each in database.findings(session)) == careless


@pytest.mark.postgres
@pytest.mark.parametrize("any_url", ["postgres"], indirect=True)
def test_a_user_that_may_do_everything_is_named(session, owner):
    assert not any("can do everything" in each.text for each in database.findings(owner))
    owner.rollback()
    assert any("can do everything" in each.text for each in database.findings(session))


def test_a_site_whose_admins_cannot_come_in_is_named(session):
    assert not [*owners.admins(session)]
    with writing(session):
        accounts.set_password(session, accounts.add(session, "teacher1", "", "teacher", NOW), "a hash")
        accounts.add(session, "head", "", "admin", NOW)
    (found,) = owners.admins(session)
    assert (found.state, "no admin can sign in" in found.text) == ("warning", True)
    with writing(session):
        accounts.set_password(session, accounts.find(session, "head"), "a hash")
    assert not [*owners.admins(session)]


def test_a_clock_that_goes_with_the_database_is_told(session):
    (finding,) = time.findings(session, datetime.now(UTC))
    assert finding.state == "ok"


@pytest.mark.postgres
@pytest.mark.parametrize("any_url", ["postgres"], indirect=True)
def test_a_clock_that_differs_from_the_database_is_a_problem(session):
    finding, *_ = time.findings(session, datetime.now(UTC) + timedelta(seconds=5))
    assert (finding.state, "NTP" in finding.text) == ("PROBLEM", True)


def test_a_clock_behind_what_was_done_is_a_problem(session):
    with writing(session):
        audit.record(session, By(None, NOW), "class-made", "class", "x")
    told = [each.text for each in time.findings(session, NOW - timedelta(hours=1)) if each.state == "PROBLEM"]
    assert any("already" in text for text in told)


def test_a_computer_without_time_zones_is_a_problem(session, monkeypatch):
    monkeypatch.setattr(time.zoneinfo, "available_timezones", set)
    told = [each.text for each in time.findings(session, datetime.now(UTC)) if each.state == "PROBLEM"]
    assert any("pip install tzdata" in text for text in told)


def checked(app):
    result = CliRunner().invoke(group, ["check"], obj=ScriptInfo(create_app=lambda: app, set_debug_flag=False))
    return result.exit_code, result.output


def test_warnings_alone_are_no_failure(sqlite_url, tmp_path):
    code, said = checked(app_on(sqlite_url, tmp_path, PROXIES=1))
    assert code == 0
    assert "warning https:" in said


def test_a_problem_of_the_settings_is_a_failure(sqlite_url, tmp_path):
    code, said = checked(app_on(sqlite_url, tmp_path, HOSTS=["quiz.example.org"]))
    assert code == 1
    assert "PROBLEM https:" in said


def test_the_check_goes_on_after_a_problem(sqlite_url, tmp_path):
    said = checked(app_on(sqlite_url, tmp_path, HOSTS=["quiz.example.org"]))[1]
    assert "ok      credits" in said


def test_a_data_folder_that_is_made_is_for_its_owner_only(tmp_path):
    from quizapp.config import configuration

    configuration({"DATA": tmp_path / "new"}, {})
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
