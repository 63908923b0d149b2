"""What a student reads while the clock runs, and after it."""

import re
from datetime import timedelta

import pytest
from teaching import code_of, give, join

from quizapp.storage import db, writing
from quizapp.storage.models import Attempt
from quizapp.web.clock import now

TIME_UP = "Time was up: what was saved was submitted."


@pytest.fixture
def start(app, teacher, taught):
    """Give a quiz under these settings, and start it as a student of the class."""

    def _start(**settings):
        given = give(teacher, taught, **settings)
        student = join(app, code_of(teacher, taught))
        student.get(f"/quiz/{given}")
        student.send("/start")
        return student

    return _start


def submit(student):
    student.get(f"/attempt/{student.attempt}/review")
    student.send("/submit")
    return student.page


def test_a_result_says_that_the_time_was_up(app, start):
    student = start(minutes="20")
    with app.app_context(), writing(db.session()) as session:
        attempt = session.query(Attempt).one()
        attempt.started_at, attempt.deadline = now() - timedelta(minutes=25), now() - timedelta(minutes=5)
    student.get(f"/attempt/{student.attempt}/result")
    assert TIME_UP in student.page


def test_a_result_handed_in_by_hand_says_nothing_of_time(start):
    assert TIME_UP not in submit(start(minutes="20"))


def test_without_script_the_time_of_the_page_stands_beside_that_of_the_end(start):
    page = start(minutes="20").page
    timer = page.partition("data-left>")[2].partition("</p>")[0]
    assert len(re.findall("<time ", timer)) == 2
    assert "page opened at" in timer


def test_the_clock_has_no_words_that_would_need_a_plural(start):
    said = re.findall(r'data-say-\w+="([^"]*)"', start(minutes="20").page.partition("data-timer")[2].partition(">")[0])
    assert "Minutes left: {minutes}" in said
    assert not any("{minutes} minute" in words for words in said)


def test_after_checking_an_answer_the_verdict_has_the_focus(start):
    student = start(feedback="each")
    while 'type="radio"' not in student.page:
        student.send("/save", [("go", "next")])
    slot = re.search(r"seen-(\d+)", student.page)[1]
    student.send("/save", [(f"answer-{slot}", "0"), ("go", "check")])
    assert re.search(r'<p class="verdict \w+" tabindex="-1" autofocus>', student.page)
    assert student.page.count("autofocus") == 1


def test_what_is_kept_of_a_student_is_said_as_it_is(app, teacher, taught, student):
    student.get("/quiz/daily-five")
    assert "No account and no email address" in student.page
    pupil = join(app, code_of(teacher, taught))
    pupil.get(f"/quiz/{give(teacher, taught)}")
    assert "no email address" not in pupil.page
    assert "may hold a number and an email address of yours" in pupil.page
