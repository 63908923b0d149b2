"""What a teacher is told before a quiz is given, as it is told."""

import re

from teaching import give, make_class


def choose(teacher, slug="daily-five", **settings):
    """Fill in the page on which a quiz is given, and press its button once."""
    teacher.get(f"/desk/quizzes/{slug}/give")
    teacher.send("", list(settings.items()))


def test_the_usual_settings_are_given_with_one_press(teacher):
    choose(teacher)
    assert teacher.path.endswith("/projector")


def test_a_choice_that_calls_for_another_remark_is_asked_about_once_more_and_kept(teacher):
    choose(teacher, attempts="3", minutes="90")
    assert re.search(r"<h2[^>]* autofocus>Look at this first<", teacher.page)
    assert "whose answers were shown" in teacher.page
    assert dict(teacher.form("")) | {"attempts": "3", "minutes": "90"} == dict(teacher.form(""))
    teacher.send("")
    assert teacher.path.endswith("/projector")


def test_little_time_is_pointed_out(teacher):
    choose(teacher, minutes="1")
    assert "A time limit of 1 min is short for 5 questions" in teacher.page


def test_practice_that_could_ask_what_a_class_is_working_on_is_warned_of(teacher):
    give(teacher, make_class(teacher), "exam", feedback="score")
    choose(teacher, "whole-article", to="everybody")
    assert "Look at this first" in teacher.page
    assert "facts that Exam tests, which a class is working on" in teacher.page


def test_practice_while_no_class_works_needs_no_warning(teacher):
    choose(teacher, "whole-article", to="everybody", feedback="submitted", attempts="0", variants="fresh")
    assert "open to everybody now" in teacher.page


def test_a_quiz_that_was_closed_warns_of_nothing(teacher):
    slug = give(teacher, make_class(teacher))
    teacher.get(f"/desk/given/{slug}")
    assert 'id="remarks"' in teacher.page
    teacher.send("/state", [("do", "close")])
    assert 'id="remarks"' not in teacher.page


def test_an_invented_name_is_warned_of_until_only_those_on_the_list_may_come(teacher):
    public_id = make_class(teacher)
    slug = give(teacher, public_id)
    teacher.get(f"/desk/given/{slug}")
    assert "under an invented name" in teacher.page
    teacher.get(f"/desk/classes/{public_id}/roster")
    teacher.send("", [("text", "Name\nStudent 1\n")])
    teacher.send("", [("do", "import")])
    teacher.get(f"/desk/classes/{public_id}")
    teacher.send(f"/desk/classes/{public_id}", [("listed_only", "y")])
    teacher.get(f"/desk/given/{slug}")
    assert 'id="remarks"' in teacher.page
    assert "under an invented name" not in teacher.page
