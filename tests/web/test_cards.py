"""Flash cards: a teacher has those of a bank, a student those of what they were told."""

import re

import pytest
from banked import CHOICE, ORDER
from ruled import regrade
from teaching import code_of, join
from test_own_banks import keep

from quizapp.storage import db, writing
from quizapp.storage.models import Assignment


@pytest.fixture
def settings(app, three):
    """Change what is set for the quiz that students take."""

    def _settings(**values):
        with app.app_context(), writing(db.session()) as session:
            session.query(Assignment).filter_by(slug=three).update(values)

    return _settings


def cards(browser):
    return browser.client.get(f"/attempt/{browser.attempt}/cards.txt")


def test_a_teacher_takes_the_questions_of_a_bank_away_as_cards(app, teacher):
    bank = f"/desk/banks/{keep(app, 'teacher1', CHOICE, ORDER)}"
    teacher.get(f"{bank}/export")
    assert f'href="{bank}/cards.txt"' in teacher.page
    response = teacher.client.get(f"{bank}/cards.txt")
    assert response.headers["Content-Disposition"].endswith("filename=Kept.txt")
    assert response.text.count("\n") == response.text.count("#") + 2
    assert "For the light" in response.text


def test_a_student_takes_what_the_result_shows(take):
    student = take()
    assert f'href="/attempt/{student.attempt}/cards.txt"' in student.page
    response = cards(student)
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
    assert len(re.findall(r"^[0-9a-f]{20}\t", response.text, re.MULTILINE)) == 3


@pytest.mark.parametrize("feedback", ["score", "closed"])
def test_no_card_tells_what_the_result_does_not(take, settings, feedback):
    settings(feedback=feedback)
    student = take()
    assert "cards.txt" not in student.page
    response = cards(student)
    assert response.status_code == 403
    assert "are not shown" in response.text
    assert "Option" not in response.text


def test_there_are_no_cards_before_submitting(app, teacher, taught, three):
    student = join(app, code_of(teacher, taught), "Student 1")
    student.get(f"/quiz/{three}")
    student.send("/start")
    assert cards(student).status_code == 403


def test_nobody_has_the_cards_of_somebody_else(take):
    one, other = take(), take(name="Student 2")
    assert other.client.get(f"/attempt/{one.attempt}/cards.txt").status_code == 404


def back(browser):
    """Return the back of the first card."""
    return next(line for line in cards(browser).text.splitlines() if not line.startswith("#")).split("\t")[2]


def test_cards_are_of_the_key_that_holds_now_and_of_no_question_that_was_dropped(teacher, take, three):
    student = take()
    before = back(student)
    regrade(teacher, three, rule="new-key", key="c")
    assert back(student) != before
    assert "Option c" in back(student)
    regrade(teacher, three, rule="drop")
    assert cards(student).text.count("\n") == 8
