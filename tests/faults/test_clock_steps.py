"""The clock of the server is set back or forward: ends that were told hold, and nobody is locked out."""

import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from apps import app_on, release
from browsing import SMALL, Browser, sit_down
from taking import NOW, in_order

from quizapp.core.errors import QuizError
from quizapp.services import assignments, throttle
from quizapp.services.throttle import LONGEST, Limit
from quizapp.storage import db, writing
from quizapp.storage.models import Answer, Attempt
from quizapp.web import clock

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
END = NOW + 20 * MINUTE


@pytest.fixture
def app_at(any_url, tmp_path, monkeypatch):
    """An app whose clock stands where the test puts it."""
    app = app_on(any_url, tmp_path)
    moments = [NOW]
    real = clock.now
    for module in list(sys.modules.values()):
        if getattr(module, "now", None) is real:
            monkeypatch.setattr(module, "now", lambda: moments[-1])
    yield app, moments.append
    release(app)


@pytest.fixture
def limited(app_at):
    """A student at an attempt of twenty minutes."""
    app, _ = app_at
    with app.app_context(), writing(db.session()) as session:
        quiz = in_order(session, SMALL)
        assignments.change(session, quiz, replace(quiz.settings, minutes=20))
    attempt, cookie = sit_down(app)
    student = Browser(app)
    student.client.set_cookie("student", cookie)
    student.get(f"/attempt/{attempt}/1")
    return student


def saved(student, position):
    fields = dict(student.form("/save")) | {"answer-1": position, "seen-1": 9}
    return student.client.post(student.action("/save"), data=fields, headers={"Accept": "application/json"})


@pytest.mark.parametrize("step", [-HOUR, -10 * MINUTE, 10 * MINUTE], ids=str)
def test_a_step_of_the_clock_moves_no_end_and_loses_no_answer(app_at, limited, step):
    app, set_clock = app_at
    attempt = limited.attempt
    set_clock(NOW + 5 * MINUTE)
    assert saved(limited, 1).json["end"] == END.isoformat()
    set_clock(NOW + 5 * MINUTE + step)
    assert saved(limited, 2).json["end"] == END.isoformat()
    set_clock(END + HOUR)
    limited.get(f"/attempt/{attempt}/1")
    assert limited.path.endswith("/result")
    assert saved_late(app, limited, attempt).status_code == 409
    with app.app_context():
        assert [answer.posted for answer in db.session.query(Answer).order_by(Answer.number)] == ["[1]", "[2]"]
        assert db.session.query(Attempt).one().submitted_at == END


def saved_late(app, student, attempt):
    token = student.page.split('name="csrf_token" value="')[1].split('"')[0]
    fields = {"csrf_token": token, "page": "p", "seq": 9, "slot": 1, "answer-1": 0}
    return student.client.post(f"/attempt/{attempt}/save", data=fields, headers={"Accept": "application/json"})


def test_who_hands_in_while_the_clock_is_behind_has_not_ended_before_the_start(app_at, limited):
    app, set_clock = app_at
    set_clock(NOW - HOUR)
    limited.send("/save", [("answer-1", "1"), ("go", "review")])
    limited.send("/submit")
    assert limited.path.endswith("/result")
    with app.app_context():
        attempt = db.session.query(Attempt).one()
        assert attempt.submitted_at == attempt.started_at


def test_failures_from_before_a_step_back_keep_nobody_out_for_longer_than_the_longest_wait(session):
    limits = [Limit("guesses", 3)]
    for _ in range(3):
        with writing(session):
            throttle.charge(session, limits, NOW)
    with pytest.raises(QuizError) as refused, writing(session):
        throttle.charge(session, limits, NOW - 5 * HOUR)
    assert refused.value.params["seconds"] <= LONGEST.total_seconds() + 1
