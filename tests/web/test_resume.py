"""The same work on another device, and a device that forgets."""

import re

import pytest
import sqlalchemy as sa

from quizapp.services import tokens
from quizapp.storage import db


def code_on(page):
    return re.search(r'class="code">([A-Z0-9-]+)<', page)[1]


def resume(browser, code):
    browser.get("/resume")
    return browser.send("/resume", [("code", code)])


TYPED = {
    "as shown": str,
    "small": str.lower,
    "without hyphen": lambda code: code.replace("-", ""),
    "with spaces": lambda code: f" {code} ",
}


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED.keys())
def test_the_code_opens_the_attempt_on_another_device(seated, other_student, typed):
    seated.send("/save", [("answer-1", "2"), ("go", "1")])
    resume(other_student, typed(code_on(seated.page)))
    assert f"/attempt/{seated.attempt}/" in other_student.page
    other_student.get(f"/attempt/{seated.attempt}/1")
    assert re.search(r'value="2"[^>]*checked', other_student.page)


def test_both_devices_go_on_working(seated, other_student):
    resume(other_student, code_on(seated.page))
    other_student.get(f"/attempt/{seated.attempt}/1")
    other_student.send("/save", [("answer-1", "1"), ("go", "1")])
    assert other_student.status == 200
    seated.send("/save", [("answer-1", "3"), ("go", "1")])
    assert "also answered on another" in seated.page
    assert re.search(r'value="3"[^>]*checked', seated.page)


def test_whoever_has_something_open_here_is_told_its_code_before_another_takes_its_place(seated, other_student):
    code = code_on(seated.page)
    seated.get("/resume")
    assert "takes the place" in seated.page
    assert seated.page.count(code) == 2
    other_student.get("/resume")
    assert "takes the place" not in other_student.page


def test_the_code_shown_on_the_second_device_is_the_same(seated, other_student):
    resume(other_student, code_on(seated.page))
    assert code_on(other_student.page) == code_on(seated.page)


@pytest.mark.parametrize("code", ["AAAAA-AAAAA", "x", "🙂", "A" * 41])
def test_a_wrong_code_says_what_to_do_and_opens_nothing(other_student, code):
    resume(other_student, code)
    assert other_student.status in {400, 404}
    assert 'name="code"' in other_student.page
    assert other_student.client.get_cookie("student") is None


def test_an_empty_code_is_asked_for_again(other_student):
    resume(other_student, "")
    assert other_student.status == 400


def test_a_device_forgets_and_the_code_still_opens_everything(seated):
    code, attempt = code_on(seated.page), seated.attempt
    seated.get("/leave")
    seated.send("/leave")
    seated.get(f"/attempt/{attempt}/1")
    assert seated.status == 404
    resume(seated, code)
    seated.get(f"/attempt/{attempt}/1")
    assert seated.status == 200


def test_a_cookie_copied_before_leaving_is_worth_nothing_afterwards(seated, other_student):
    stolen = seated.client.get_cookie("student").value
    seated.get("/leave")
    seated.send("/leave")
    other_student.client.set_cookie("student", stolen)
    other_student.get("/")
    assert "Forget me" not in other_student.page


def test_neither_token_nor_code_is_stored_as_it_is(app, seated):
    token, _, code = seated.client.get_cookie("student").value.partition(".")
    with app.app_context():
        tables = [db.session.execute(sa.text(f"SELECT * FROM {name}")).all() for name in ("student", "student_session")]
    stored = [str(row) for rows in tables for row in rows]
    assert not any(secret in row for row in stored for secret in (token, code))


def test_codes_avoid_letters_that_look_alike(app):
    assert not set("0O1IL") & set(tokens.ALPHABET)
