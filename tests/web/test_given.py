"""What was given: told apart, closed, archived and brought back."""

import re

import pytest
from teaching import code_of, disclosed, give, join, text


@pytest.fixture
def given(teacher, taught):
    return give(teacher, taught)


def do(teacher, given, what):
    teacher.get(f"/desk/given/{given}")
    return teacher.send("/state", [("do", what)])


def section(page, name):
    """Return the part of the page under this heading."""
    return page.partition(f'aria-labelledby="{name}"')[2].partition("</section>")[0]


@pytest.mark.parametrize("address", ["/desk", "/desk/classes/{taught}", "/desk/quizzes/daily-five"])
def test_lists_say_when_a_quiz_was_given_and_how_long_one_has(teacher, taught, address):
    give(teacher, taught, minutes="20")
    teacher.get(address.format(taught=taught))
    assert re.search(r"given \d+ \w{3}, \d\d:\d\d UTC · 20 minutes", text(section(teacher.page, "given")))


def test_students_tell_two_of_the_same_title_apart(app, teacher, taught, given):
    give(teacher, taught, minutes="20")
    student = join(app, code_of(teacher, taught))
    student.get(f"/class/{taught}")
    assert len(re.findall(r"given \d+ \w{3}, \d\d:\d\d", text(student.page))) == 2
    assert "20 minutes" in student.page


def test_open_practice_says_when_it_was_given_only_where_two_have_the_same_title(teacher, taught, student):
    student.get("/")
    assert "given" not in text(section(student.page, "practice"))
    teacher.get("/desk/quizzes/daily-five/give")
    teacher.send("", [("to", "everybody")])
    student.get("/")
    assert text(section(student.page, "practice")).count("given") == 2


def test_what_was_archived_is_folded_away_on_the_desk_and_opens(teacher, given):
    do(teacher, given, "archive")
    assert teacher.path == "/desk"
    shown, _, folded = section(teacher.page, "given").partition("<details>")
    assert given not in shown
    assert "1 archived" in folded
    assert f"/desk/given/{given}" in folded
    assert teacher.get(f"/desk/given/{given}").status_code == 200
    assert "archived" in teacher.page


def test_what_was_archived_is_brought_back(app, teacher, taught, given):
    student = join(app, code_of(teacher, taught))
    do(teacher, given, "archive")
    assert student.get(f"/quiz/{given}").status_code == 404
    do(teacher, given, "restore")
    assert student.get(f"/quiz/{given}").status_code == 200
    teacher.get("/desk")
    assert "archived" not in section(teacher.page, "given")


def test_what_an_archived_class_was_given_is_not_listed_as_open(teacher, taught, given):
    teacher.get(f"/desk/classes/{taught}")
    teacher.send("/archive")
    teacher.get("/desk")
    assert given not in section(teacher.page, "given")
    teacher.get(f"/desk/classes/{taught}")
    assert given in teacher.page


def test_closing_says_first_how_many_attempts_it_hands_in(app, teacher, taught, given):
    teacher.get(f"/desk/given/{given}")
    assert "No attempt is under way" in disclosed(teacher.page, "Close now")
    student = join(app, code_of(teacher, taught))
    student.get(f"/quiz/{given}")
    student.send("/start")
    teacher.get(f"/desk/given/{given}")
    behind = disclosed(teacher.page, "Close now")
    assert "1 attempt is under way: it will be submitted as saved" in behind
    assert "Close and submit" in behind
    assert teacher.page.count('value="close"') == behind.count('value="close"') == 1


def test_answers_may_wait_for_a_closing_by_hand_and_the_page_says_so(teacher, taught):
    given = give(teacher, taught, feedback="closed")
    teacher.get(f"/desk/given/{given}")
    assert "wait until you close it" in teacher.page
    teacher.send(f"/desk/given/{given}", [("minutes", "20")])
    assert teacher.status == 200
    do(teacher, given, "close")
    assert "wait until you close it" not in teacher.page
