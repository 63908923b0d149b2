"""Numbers for whoever watches the server: for the holder of the token, and never about a person."""

import json
import os
import re
import time as clock

import pytest
import sqlalchemy as sa
from apps import app_on
from browsing import Browser, sit, value_of
from serving import Running

from quizapp.storage import db
from quizapp.web import counts, sharing
from quizapp.web.counts import BOUNDS, COUNTS, Counts

TOKEN = "a token for tests, long enough to be one"
SAMPLE = re.compile(r'(quizapp_\w+)(?:\{((?:\w+="[^"\\\n]*",?)*)\})? (\d+(?:\.\d+)?(?:e[+-]\d+)?)')


@pytest.fixture
def watched(any_url, tmp_path, monkeypatch):
    monkeypatch.setattr(COUNTS, "_numbers", counts.Numbers())
    app = app_on(any_url, tmp_path, METRICS_TOKEN=TOKEN)
    yield app
    with app.app_context():
        db.engine.dispose()


def told(app, token=TOKEN):
    return app.test_client().get("/metrics", headers={"Authorization": f"Bearer {token}"})


def numbers(app):
    """Return the samples by name and labels, having looked at the form of every line."""
    found = {}
    for line in told(app).text.splitlines():
        if line.startswith("#"):
            assert re.fullmatch(r"# (HELP quizapp_\w+ .+|TYPE quizapp_\w+ (counter|gauge|histogram))", line)
        else:
            name, labels, number = SAMPLE.fullmatch(line).groups()
            assert (name, labels or "") not in found
            found[name, labels or ""] = float(number)
    return found


def test_without_a_setting_there_is_no_such_page(app):
    assert app.test_client().get("/metrics").status_code == 404
    assert told(app).status_code == 404


@pytest.mark.parametrize("header", [None, "", TOKEN, "Bearer ", f"Bearer {TOKEN}x", f"Basic {TOKEN}", "Bearer \xe9"])
def test_without_the_token_nothing_is_told(watched, header):
    headers = {} if header is None else {"Authorization": header}
    response = watched.test_client().get("/metrics", headers=headers)
    assert response.status_code == 401
    assert "quizapp_" not in response.text


def test_what_students_do_is_counted(watched, student):
    student = Browser(watched)
    sit(watched, student, name="Student 1")
    student.send("/save", [("answer-1", value_of(student.page, "Option b")), ("go", "review")])
    assert numbers(watched)["quizapp_attempts_open", ""] == 1
    student.send("/submit")
    found = numbers(watched)
    assert found["quizapp_saves_total", ""] == 1
    assert found["quizapp_events_total", 'event="attempt-submitted"'] == 1
    assert found["quizapp_requests_total", 'endpoint="student.save",status="303"'] == 1
    assert found["quizapp_attempts_open", ""] == 0


def test_the_durations_of_an_endpoint_add_up(watched):
    for _ in range(3):
        watched.test_client().get("/")
    found = numbers(watched)
    steps = [found["quizapp_request_duration_seconds_bucket", f'endpoint="student.home",le="{le}"'] for le in BOUNDS]
    assert steps == sorted(steps)
    assert found["quizapp_request_duration_seconds_bucket", 'endpoint="student.home",le="+Inf"'] == 3
    assert found["quizapp_request_duration_seconds_count", 'endpoint="student.home"'] == 3
    assert found["quizapp_request_duration_seconds_sum", 'endpoint="student.home"'] > 0


def test_failed_and_throttled_sign_ins_are_counted(watched):
    browser = Browser(watched)
    for _ in range(7):
        browser.get("/sign-in")
        browser.send("/sign-in", [("login", "nobody"), ("password", "a guess, one of many")])
    found = numbers(watched)
    failed = found["quizapp_events_total", 'event="sign-in-failed"']
    throttled = found["quizapp_events_total", 'event="throttled"']
    assert (failed + throttled, throttled > 0) == (7, True)


def test_what_visitors_choose_makes_no_new_numbers(watched):
    client = watched.test_client()
    for number in range(50):
        client.get(f"/nowhere-{number}")
        client.get(f"/quiz/quiz-{number}")
        client.open("/", method=f"METHOD{number}")
    names = {labels for name, labels in numbers(watched) if name == "quizapp_requests_total"}
    assert names == {
        'endpoint="nowhere",status="404"',
        'endpoint="nowhere",status="405"',
        'endpoint="student.quiz",status="404"',
    }


def test_the_state_of_the_database_is_told(watched):
    found = numbers(watched)
    assert found["quizapp_database_up", ""] == 1
    assert found["quizapp_attempts_overdue", ""] == found["quizapp_imports_running", ""] == 0
    with watched.app_context():
        sort = db.engine.dialect.name
        assert (("quizapp_wal_bytes", "") in found) == (sort == "sqlite")
    assert any(name == "quizapp_build_info" and f'database="{sort}"' in labels for name, labels in found)


def test_a_database_that_is_away_is_told_and_the_rest_all_the_same(watched):
    with watched.app_context(), db.engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE attempt RENAME TO away"))
    found = numbers(watched)
    assert found["quizapp_database_up", ""] == 0
    assert ("quizapp_saves_total", "") in found


def test_counts_of_processes_are_added_and_never_sink(tmp_path, monkeypatch):
    monkeypatch.setenv(sharing.FOLDER, str(tmp_path))
    (tmp_path / "other.json").write_text(json.dumps([[["events", "signed-in"], 2]]))
    mine = Counts()
    monkeypatch.setattr(sharing, "COUNTS", mine)
    mine.happened("signed-in")
    assert sharing.total()["events", "signed-in"] == 3
    # The next one to be asked has only what was written.
    monkeypatch.setattr(sharing, "COUNTS", Counts())
    monkeypatch.setattr(sharing, "MINE", "next.json")
    assert sharing.total()["events", "signed-in"] == 3


def test_without_room_for_the_file_this_process_still_tells_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv(sharing.FOLDER, str(tmp_path / "gone"))
    mine = Counts()
    mine.happened("signed-in")
    monkeypatch.setattr(sharing, "COUNTS", mine)
    assert sharing.total()["events", "signed-in"] == 1


@pytest.mark.skipif(os.name != "posix", reason="stops the server by a signal")
def test_whichever_worker_is_asked_tells_of_all(tmp_path):
    server = Running(tmp_path, "run", "--workers", "2", QUIZAPP_METRICS_TOKEN=TOKEN)
    try:
        server.ready()
        for _ in range(12):
            server.get("/resume")
        seen, deadline = [0], clock.monotonic() + 30
        while seen[-1] < 12 and clock.monotonic() < deadline:
            text = server.get("/metrics", {"Authorization": f"Bearer {TOKEN}"})[1]
            told = re.findall(r'requests_total\{endpoint="student.resume",status="200"\} (\d+)', text)
            seen.append(int(told[0]) if told else 0)
    finally:
        server.process.terminate()
        server.process.wait(20)
        server.kill()
    assert seen == sorted(seen)
    assert seen[-1] == 12
