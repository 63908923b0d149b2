"""The debrief: not before closing, without names, and the key only behind Reveal."""

import pytest
from teaching import code_of, give, join, text


@pytest.fixture
def given(app, teacher, taught):
    """What three students handed in blank."""
    slug = give(teacher, taught, attempts="1", feedback="closed")
    for number in (1, 2, 3):
        browser = join(app, code_of(teacher, taught), f"Student {number}")
        browser.get(f"/quiz/{slug}")
        browser.send("/start")
        browser.get(f"/attempt/{browser.attempt}/review")
        browser.send("/submit")
    return slug


def close(teacher, given):
    teacher.get(f"/desk/given/{given}")
    teacher.send("/state", [("do", "close")])


@pytest.mark.parametrize("page", ["debrief", "debrief/1", "debrief/1?shown=1"])
def test_before_closing_it_says_when_it_opens_and_nothing_else(teacher, given, page):
    teacher.get(f"/desk/given/{given}/{page}")
    assert "Opens when the quiz has closed." in text(teacher.page)
    assert "What was answered" not in text(teacher.page)
    assert teacher.path.endswith("/debrief")


def test_each_question_says_how_often_what_was_answered(teacher, given):
    close(teacher, given)
    teacher.get(f"/desk/given/{given}/debrief")
    assert "3 attempts count" in text(teacher.page)
    teacher.get(f"/desk/given/{given}/debrief/1")
    said = text(teacher.page)
    assert "no answer 100% 3" in said
    assert "Student" not in said


def test_the_key_stands_behind_reveal(teacher, given):
    close(teacher, given)
    teacher.get(f"/desk/given/{given}/debrief/1")
    assert "What is right" not in teacher.page
    assert 'class="right"' not in teacher.page
    teacher.get(f"/desk/given/{given}/debrief/1?shown=1")
    assert "What is right" in teacher.page


def test_there_is_no_page_beyond_the_last_question(teacher, given):
    close(teacher, given)
    assert teacher.get(f"/desk/given/{given}/debrief/99").status_code == 404


def test_a_quiz_nobody_took_has_nothing_to_talk_about(teacher, taught):
    slug = give(teacher, taught)
    close(teacher, slug)
    teacher.get(f"/desk/given/{slug}/debrief")
    assert "there is nothing to talk about" in text(teacher.page)
