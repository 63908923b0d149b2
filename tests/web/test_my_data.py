"""A student sees, downloads and deletes what is kept about them."""

import json
import re

import pytest
from browsing import Browser
from teaching import code_of, erase, give, join, place_of, text


@pytest.fixture
def practised(student):
    """A student who has handed in an attempt at open practice."""
    student.start()
    student.get(f"/attempt/{student.attempt}/review")
    student.send("/submit")
    return student


@pytest.fixture
def in_class(app, teacher, taught, practised):
    """The same student, who is in a class too and has begun what was given to it."""
    given = give(teacher, taught)
    join(app, code_of(teacher, taught), browser=practised)
    practised.get(f"/quiz/{given}")
    practised.send("/start")
    return practised


def test_the_result_leads_to_ones_own_data(practised):
    assert 'href="/my-data"' in practised.page.partition("<footer")[0]


def test_the_download_holds_name_classes_and_attempts(in_class):
    response = in_class.client.get("/my-data.json")
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "no-store" in response.headers["Cache-Control"]
    told = json.loads(response.text)
    assert told["name"] == "Student 1"
    assert [place["class"] for place in told["classes"]] == ["7b"]
    assert [attempt["open_practice"] for attempt in told["attempts"]] == [True, False]
    assert told["attempts"][1]["score"] is None


def test_the_download_of_somebody_without_attempts_is_complete_too(app, teacher, code):
    browser = join(app, code)
    assert json.loads(browser.client.get("/my-data.json").text)["attempts"] == []


def test_nobody_has_no_data(app):
    browser = Browser(app)
    assert browser.client.get("/my-data.json").status_code == 404
    browser.get("/my-data")
    assert "Nothing is kept about this browser" in browser.page


def test_practice_goes_at_once_and_so_does_who_it_was(practised):
    attempt = practised.attempt
    practised.get("/my-data")
    practised.send("/delete")
    assert practised.path.startswith("/erased/")
    assert "1 person, 1 attempt" in text(practised.page)
    assert practised.client.get_cookie("student") is None
    assert practised.client.get(f"{practised.path}.txt").status_code == 200
    assert practised.get(f"/attempt/{attempt}/result").status_code == 404


def test_deleting_practice_leaves_what_was_done_in_class(in_class):
    attempt = in_class.attempt
    in_class.get("/my-data")
    in_class.send("/delete")
    assert in_class.get(f"/attempt/{attempt}/review").status_code == 200
    assert [each["open_practice"] for each in json.loads(in_class.client.get("/my-data.json").text)["attempts"]] == [
        False
    ]


def test_the_teacher_sees_who_asks_to_be_erased_until_they_take_it_back(teacher, taught, in_class):
    in_class.get("/my-data")
    in_class.send("/ask", [("do", "ask")])
    assert "You asked to be erased:" in in_class.page
    teacher.get(f"/desk/classes/{taught}")
    assert "1 student asks to be erased" in teacher.page
    teacher.get(f"/desk/classes/{taught}/students/{place_of(teacher, taught, 'Student 1')}")
    assert "This student asks to be erased." in teacher.page
    in_class.send("/ask", [("do", "withdraw")])
    teacher.get(f"/desk/classes/{taught}")
    assert "asks to be erased" not in teacher.page


def test_the_desk_of_the_teacher_says_in_which_class_somebody_asks(teacher, taught, in_class):
    in_class.get("/my-data")
    in_class.send("/ask", [("do", "ask")])
    teacher.get("/desk")
    said = text(teacher.page)
    assert "Students ask to be erased; you decide: 7b 1 student, since" in said
    in_class.send("/ask", [("do", "withdraw")])
    teacher.get("/desk")
    assert "ask to be erased" not in teacher.page


def test_a_teacher_downloads_what_a_class_holds_about_a_student_and_that_is_written_down(teacher, taught, in_class):
    place = place_of(teacher, taught, "Student 1")
    teacher.get(f"/desk/classes/{taught}/students/{place}")
    (address,) = re.findall(r'href="([^"]+/data\.json)"', teacher.page)
    response = teacher.client.get(address)
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "no-store" in response.headers["Cache-Control"]
    told = json.loads(response.text)
    assert (told["name"], len(told["attempts"])) == ("Student 1", 1)
    own = json.loads(in_class.client.get("/my-data.json").text)
    assert [each["what"] for each in own["classes"][0]["record"]] == ["place-data"]


def test_nobody_downloads_a_student_of_another_teacher(sign_up, teacher, taught, in_class):
    place = place_of(teacher, taught, "Student 1")
    for who in (sign_up("teacher2"), sign_up("head", "admin"), in_class):
        assert who.client.get(f"/desk/classes/{taught}/students/{place}/data.json").status_code in {303, 404}


def test_the_receipt_of_a_teacher_is_not_shown_to_everybody(app, teacher, taught):
    join(app, code_of(teacher, taught))
    receipt = erase(teacher, f"/desk/classes/{taught}/students/{place_of(teacher, taught, 'Student 1')}")
    assert Browser(app).get(f"/erased/{receipt}").status_code == 404


def test_everybody_is_told_how_long_practice_is_kept(app, practised):
    practised.get("/quiz/whole-article")
    assert "Open practice is deleted after one year" in text(practised.page)
    practised.get("/my-data")
    assert "Open practice is deleted after one year, or as soon as you like." in text(practised.page)
    app.config["PRACTICE_DAYS"] = 0
    practised.get("/my-data")
    assert "Open practice is kept until you delete it." in re.sub(r"\s+", " ", practised.page)
