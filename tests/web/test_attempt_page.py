"""Those who read results look at one attempt: what its student saw, answered, and when."""

import re

import pytest
from teaching import code_of, give, join, place_of, text


@pytest.fixture
def given(teacher, taught):
    return give(teacher, taught)


def start(app, teacher, taught, given, name):
    browser = join(app, code_of(teacher, taught), name)
    browser.get(f"/quiz/{given}")
    browser.send("/start")
    return browser


def hand_in(browser):
    browser.get(f"/attempt/{browser.attempt}/review")
    browser.send("/submit")
    return browser


def options(page):
    """Return the texts to choose from, as the student sees them."""
    return [text(each) for each in re.findall(r'<label class="choice">(.*?)</label>', page, re.DOTALL)]


@pytest.fixture
def seen(app, teacher, taught, given):
    """A student who answered one question that has options, and the text of the answer."""
    student = start(app, teacher, taught, given, "Student 1")
    for slot in range(1, 6):
        student.turn_to(slot)
        if found := options(student.page):
            break
    student.send("/save", [(f"answer-{slot}", "0")])
    student.turn_to(slot)
    student.send("/save", [(f"answer-{slot}", "1"), ("flag", "1")])
    return student, slot, found


def look(teacher, given, student):
    teacher.get(f"/desk/given/{given}/attempts/{student.attempt}")
    assert teacher.status == 200, teacher.page
    return teacher.page


def test_options_stand_in_the_order_the_student_saw(teacher, given, seen):
    student, slot, found = seen
    page = look(teacher, given, hand_in(student))
    shown = page.partition(f'id="q{slot}"')[2].partition("</ul>")[0]
    assert [text(each) for each in re.findall(r"<span lang[^>]*>(.*?)</span>", shown, re.DOTALL)] == found


def test_the_time_line_says_what_was_changed_into_what(teacher, given, seen):
    student, slot, found = seen
    page = text(look(teacher, given, hand_in(student)))
    assert f"Question {slot} : no answer → became" in page
    assert found[0][:40] in page
    assert page.index("started") < page.index("became") < page.index("submitted by the student")


def test_an_answer_is_not_spoken_of_as_the_readers_own(teacher, given, seen):
    page = look(teacher, given, hand_in(seen[0]))
    assert "Your answer," not in page
    assert "Answered, " in page


def test_an_attempt_under_way_is_said_to_be_so_and_has_no_score(teacher, given, seen):
    page = look(teacher, given, seen[0])
    assert "still under way" in page
    assert "card score" not in page


def test_a_quiz_that_closed_handed_in_what_was_saved(teacher, given, seen):
    teacher.get(f"/desk/given/{given}")
    teacher.send("/state", [("do", "close")])
    assert "its time was up or the quiz had closed" in look(teacher, given, seen[0])
    for page in ("live", "results"):
        teacher.get(f"/desk/given/{given}/{page}")
        assert "submitted as saved" in text(teacher.page)
        assert "time was up" not in text(teacher.page)


def test_the_next_and_the_previous_student_are_those_of_the_list(app, teacher, taught, given):
    first, second = (hand_in(start(app, teacher, taught, given, f"Student {number}")) for number in (1, 2))
    page = look(teacher, given, first)
    assert re.findall(r'rel="(prev|next)" href="[^"]*/attempts/([\w-]+)', page) == [("next", second.attempt)]
    teacher.get(f"/desk/given/{given}/attempts/{first.attempt}?order=down")
    assert re.findall(r'rel="(prev|next)" href="[^"]*/attempts/([\w-]+)', teacher.page) == [("prev", second.attempt)]


def test_the_results_lead_to_the_attempt_and_back_with_what_was_looked_for(teacher, given, seen):
    student = hand_in(seen[0])
    teacher.get(f"/desk/given/{given}/results?text=student")
    assert f"/attempts/{student.attempt}?text=student" in teacher.page
    teacher.get(f"/desk/given/{given}/attempts/{student.attempt}?text=student")
    assert f'href="/desk/given/{given}/results?text=student"' in teacher.page


def test_a_student_keeps_the_name_the_teacher_gave_where_the_address_leaves_them_out(teacher, taught, given, seen):
    place = place_of(teacher, taught, "Student 1")
    teacher.get(f"/desk/classes/{taught}/students/{place}")
    teacher.send(f"/students/{place}", [("name", "Student the First")])
    teacher.get(f"/desk/given/{given}/attempts/{seen[0].attempt}?text=nobody&until=2001-01-01")
    assert "<h1><bdi>Student the First</bdi></h1>" in teacher.page


def test_an_attempt_at_something_else_is_not_found_here(teacher, taught, given, seen):
    other = give(teacher, taught)
    assert teacher.get(f"/desk/given/{other}/attempts/{seen[0].attempt}").status_code == 404


def test_students_open_no_such_page(given, seen):
    student = seen[0]
    assert student.client.get(f"/desk/given/{given}/attempts/{student.attempt}").status_code == 303
