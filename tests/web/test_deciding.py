"""A teacher decides about an attempt, and its student is told in words."""

from datetime import timedelta

import pytest
from browsing import Fields
from teaching import code_of, give, join, text

from quizapp.storage import db, writing
from quizapp.storage.models import Assignment, Attempt
from quizapp.web.clock import now


@pytest.fixture
def given(teacher, taught):
    return give(teacher, taught, minutes="30", attempts="1")


@pytest.fixture
def pupil(app, teacher, taught, given):
    """A student on the first page of the attempt."""
    browser = join(app, code_of(teacher, taught), "Student 1")
    browser.get(f"/quiz/{given}")
    browser.send("/start")
    return browser


@pytest.fixture
def decide(teacher, given, pupil):
    """Fill in the form of a decision about the pupil's attempt, and send it."""
    attempt = pupil.attempt

    def _decide(do, reason="a power cut", **fields):
        teacher.get(f"/desk/given/{given}/attempts/{attempt}/decide")
        data = dict(next(form for _, form in Fields(teacher.page).forms if f"{do}-reason" in dict(form)))
        data |= {"do": do, f"{do}-reason": reason} | {f"{do}-{name}": value for name, value in fields.items()}
        return teacher.post(f"/desk/given/{given}/attempts/{attempt}/decide", data)

    return _decide


def hand_in(pupil):
    pupil.get(f"/attempt/{pupil.attempt}/review")
    pupil.send("/submit")


def test_a_student_who_is_given_time_reads_so_on_the_page(pupil, decide, teacher):
    decide("extend", minutes="10")
    assert "given 10 more minutes" in text(teacher.page)
    pupil.turn_to(1)
    assert "Your teacher gave you 10 more minutes." in text(pupil.page)
    assert "a power cut" not in pupil.page


def test_the_clock_of_the_page_is_told_when_it_ends(pupil, decide):
    before = pupil.client.get(f"/attempt/{pupil.attempt}/time").json
    decide("extend", minutes="10")
    after = pupil.client.get(f"/attempt/{pupil.attempt}/time").json
    assert after["end"] > before["end"]
    assert after["told"] == "Your teacher gave you 10 more minutes."


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"minutes": "", "reason": "x"}, "Say how many minutes."),
        ({"minutes": "0", "reason": "x"}, "Give from 1 to 1440 minutes."),
        ({"minutes": "5", "reason": " "}, "Say why: the reason is kept."),
    ],
)
def test_what_is_missing_is_said_beside_its_field_and_nothing_is_done(pupil, decide, teacher, fields, said):
    decide("extend", **fields)
    assert teacher.status == 400
    assert said in text(teacher.page)
    pupil.turn_to(1)
    assert "Your teacher" not in text(pupil.page)


def test_time_beyond_the_closing_asks_for_a_tick(teacher, decide, given):
    teacher.get(f"/desk/given/{given}")
    closes = (now() + timedelta(minutes=40)).strftime("%Y-%m-%dT%H:%M")
    teacher.send(f"/given/{given}", [("time_zone", "UTC"), ("closes_at", closes)])
    decide("extend", minutes="20")
    assert (teacher.status, "The quiz closes before that." in text(teacher.page)) == (400, True)
    decide("extend", minutes="20", beyond="y")
    assert "given 20 more minutes" in text(teacher.page)


def test_a_submitted_attempt_that_is_opened_again_goes_on_with_its_answers(pupil, decide):
    hand_in(pupil)
    assert pupil.path.endswith("/result")
    decide("reopen")
    pupil.get(f"/attempt/{pupil.attempt}/1")
    assert "Your teacher opened this attempt again." in text(pupil.page)
    hand_in(pupil)
    assert pupil.path.endswith("/result")


def test_a_discarded_attempt_says_so_and_another_may_be_made(pupil, decide, given):
    hand_in(pupil)
    decide("discard")
    pupil.get(f"/attempt/{pupil.attempt}/result")
    assert "This attempt does not count" in text(pupil.page)
    first = pupil.attempt
    pupil.get(f"/quiz/{given}")
    pupil.send("/start")
    assert pupil.attempt != first


def test_a_page_of_a_discarded_attempt_saves_nothing_and_says_why(pupil, decide):
    decide("discard")
    pupil.send("/save", [("go", "next")])
    assert "Your teacher discarded this attempt" in text(pupil.page)


def test_a_discarded_attempt_is_found_and_brought_back(pupil, decide, teacher, given):
    decide("discard")
    teacher.get(f"/desk/given/{given}/results")
    assert "not started" in text(teacher.page)
    teacher.get(f"/desk/given/{given}/live")
    assert f"/attempts/{pupil.attempt}" in teacher.page
    decide("back", reason="")
    pupil.turn_to(1)
    assert "Your teacher brought this attempt back" in text(pupil.page)


def test_what_was_decided_meanwhile_is_not_taken_back_unseen(pupil, decide, teacher, given):
    decide("extend", minutes="10")
    decide("back", decision="99")
    assert teacher.status == 409


@pytest.mark.parametrize("role", ["instructor", "teacher"])
def test_nobody_else_decides(app, sign_up, teacher, taught, given, pupil, role):
    other = sign_up(f"other-{role}", role)
    if role == "instructor":
        teacher.get(f"/desk/classes/{taught}")
        teacher.send("/colleagues", [("login", "other-instructor")])
        other.get(f"/desk/given/{given}/live")
        assert other.status == 200
        assert "Decide" not in other.page
    path = f"/desk/given/{given}/attempts/{pupil.attempt}/decide"
    token = dict(other.get("/account") and other.form("/sign-out"))["csrf_token"]
    assert other.get(path).status_code == 404
    data = {"do": "discard", "discard-reason": "because", "csrf_token": token}
    assert other.client.post(path, data=data).status_code == 404
    teacher.get(f"/desk/given/{given}/results")
    assert "under way" in text(teacher.page)


def test_closing_now_says_that_whoever_has_time_beyond_it_goes_on(pupil, decide, teacher, given):
    teacher.get(f"/desk/given/{given}")
    teacher.send("/state", [("do", "close")])
    decide("reopen", minutes="20")
    teacher.get(f"/desk/given/{given}")
    teacher.post(f"/desk/given/{given}/state", [*teacher.form("/state"), ("do", "close")])
    assert "whoever was given time beyond that goes on" in text(teacher.page)
    pupil.turn_to(1)
    assert pupil.path.endswith("/1")


def test_answers_wait_for_another_attempt_that_goes_on_after_the_closing(app, teacher, taught):
    given = give(teacher, taught, attempts="2", feedback="closed")
    browser = join(app, code_of(teacher, taught), "Student 1")
    browser.get(f"/quiz/{given}")
    browser.send("/start")
    first = browser.attempt
    hand_in(browser)
    browser.send("/again")
    with app.app_context(), writing(db.session()) as session:
        session.query(Assignment).filter_by(slug=given).update({"closes_at": now() - timedelta(minutes=1)})
        session.query(Attempt).filter_by(public_id=browser.attempt).update({"closes_at": now() + timedelta(hours=1)})
    teacher.get(f"/desk/given/{given}/attempts/{browser.attempt}/decide")
    assert "this student sees none" in text(teacher.page)
    browser.get(f"/attempt/{first}/result")
    assert "once you have submitted your other attempt" in text(browser.page)
    assert browser.client.get(f"/attempt/{first}/cards.txt").status_code == 403
