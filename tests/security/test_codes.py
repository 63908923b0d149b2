"""Codes that are typed: many wrong ones from one place have to wait, and what is closed looks like what never was."""

import re

import pytest
from browsing import Browser, sit
from teaching import code_of, knock

from quizapp.services import classes, joining, tokens

FREE = 30
WRONG = "AAAA-AAAA"


def come_back(browser, code):
    return answered(browser, code).status_code


def answered(browser, code):
    browser.get("/resume")
    return browser.send("/resume", [("code", code)])


def said(browser):
    return re.search(r'class="problem"[^>]*>([^<]+)', browser.page)[1]


def code_of_student(browser):
    return browser.client.get_cookie("student").value.partition(".")[2]


@pytest.fixture
def code(teacher, taught):
    return code_of(teacher, taught)


@pytest.mark.parametrize("how", ["close", "archive", "renew"])
def test_a_code_that_lets_nobody_in_is_answered_as_one_that_never_was(app, teacher, taught, code, how):
    if how == "archive":
        teacher.send("/archive")
    else:
        teacher.send("/code", [("do", how)])
    never, was = knock(app, WRONG), knock(app, code)
    assert (never.status, said(never)) == (was.status, said(was))


def test_whoever_tries_many_class_codes_has_to_wait(app, monkeypatch):
    monkeypatch.setattr(joining, "WRONG_CODES", FREE)
    browser = Browser(app)
    assert {knock(app, WRONG, browser).status for _ in range(FREE)} == {404}
    knock(app, WRONG, browser)
    assert (knock(app, WRONG, browser).status, "seconds" in said(browser)) == (429, True)


def test_an_hour_of_class_codes_that_may_be_wrong_finds_no_class_in_ten_years():
    an_hour, open_now, codes = joining.WRONG_CODES, 1000, len(tokens.ALPHABET) ** classes.CODE_LENGTH
    assert codes / open_now / an_hour / (24 * 365) > 10


def test_after_thirty_wrong_resume_codes_one_has_to_wait(app):
    browser = Browser(app)
    assert {come_back(browser, WRONG) for _ in range(FREE)} == {404}
    come_back(browser, WRONG)
    assert (come_back(browser, WRONG), "seconds" in said(browser)) == (429, True)


def test_the_answer_says_when_a_resume_code_may_be_tried_again(app):
    browser = Browser(app)
    for _ in range(FREE + 1):
        come_back(browser, WRONG)
    assert f"Wait {answered(browser, WRONG).headers['Retry-After']} seconds" in browser.page


def test_while_one_waits_a_right_resume_code_tells_nothing_either(app, student):
    sit(app, student)
    right, browser = code_of_student(student), Browser(app)
    for _ in range(FREE + 1):
        come_back(browser, WRONG)
    assert come_back(browser, right) == 429
    assert browser.client.get_cookie("student") is None


def test_wrong_codes_elsewhere_make_nobody_wait(app, student):
    sit(app, student)
    browser = Browser(app)
    browser.client.environ_base["REMOTE_ADDR"] = "198.51.100.7"
    for _ in range(FREE + 2):
        come_back(browser, WRONG)
    assert come_back(Browser(app), code_of_student(student)) == 200


def test_right_codes_are_not_counted_so_a_school_behind_one_address_comes_in(app, code):
    assert {Browser(app).get(f"/join/{code}").status_code for _ in range(200)} == {200}
    browser = Browser(app)
    assert knock(app, WRONG, browser).status == 404
