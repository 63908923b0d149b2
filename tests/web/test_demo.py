"""The demo's first page: with the pass that was printed, here, one goes in as anybody."""

import re

import pytest
from apps import app_on, release
from browsing import Browser
from itsdangerous import URLSafeTimedSerializer
from teaching import text

from quizapp import demo
from quizapp.services import accounts
from quizapp.storage import db, writing
from quizapp.web.clock import now
from quizapp.web.demo import INSTRUCTOR, TEACHER, new_pass

ROLES = ("student", "teacher", "instructor")


@pytest.fixture
def first_page(app):
    demo.furnish(app, now())
    with app.app_context():
        return f"/demo/{new_pass()}"


def enter(app, first_page, role):
    browser = Browser(app)
    browser.get(first_page)
    browser.send(f"/{role}")
    return browser


def test_a_server_that_is_no_demo_has_none_of_its_pages(sqlite_url, tmp_path):
    app = app_on(sqlite_url, tmp_path, DEMO=False)
    assert not [rule for rule in app.url_map.iter_rules() if "demo" in rule.rule]
    release(app)


def test_a_student_is_in_the_sample_class_and_can_begin(app, first_page):
    browser = enter(app, first_page, "student")
    assert "Student 30" in browser.page
    assert "Sample" in browser.page


def test_the_teacher_comes_to_a_desk_with_the_class_on_it(app, first_page):
    browser = enter(app, first_page, "teacher")
    assert browser.path == "/desk"
    assert "28 attempts submitted, 2 under way" in text(browser.page)


def test_the_instructor_reads_the_class_and_changes_nothing(app, first_page):
    browser = enter(app, first_page, "instructor")
    assert "Shared with you" in browser.page
    assert "Sample" in browser.page
    assert "Make a class" not in browser.page


def test_one_goes_to_and_fro_in_one_browser(app, first_page):
    browser = enter(app, first_page, "teacher")
    browser.get(first_page)
    browser.send("/instructor")
    assert "Instructor 1" in browser.page
    browser.get(first_page)
    browser.send("/teacher")
    assert "Teacher 1" in browser.page


def test_a_sample_that_was_removed_stays_away_and_a_student_comes_as_anybody_does(app, first_page):
    teacher = enter(app, first_page, "teacher")
    teacher.get(re.search(r"/desk/classes/[\w-]{9,}", teacher.page)[0])
    teacher.send("/remove-sample")
    demo.furnish(app, now())
    assert "See it with a sample class" in enter(app, first_page, "teacher").page
    student = enter(app, first_page, "student")
    assert "Open practice" in student.page
    assert "Student 30" not in student.page


def forged(_app):
    return str(URLSafeTimedSerializer("x" * 32, salt="demo").dumps(TEACHER))


def of_other_use(app):
    return str(URLSafeTimedSerializer(app.config["SECRET_KEY"], salt="known-browser").dumps(TEACHER))


@pytest.fixture
def pass_(app):
    """A pass that holds, on a site with the two accounts it lets in."""
    with app.app_context():
        with writing(db.session()) as session:
            accounts.add(session, TEACHER, "", "admin", now())
            accounts.add(session, INSTRUCTOR, "", "instructor", now())
        return new_pass()


def found(app, token, **environ):
    """Return what becomes of each way in, with a form token that holds."""
    browser = Browser(app)
    browser.get("/join")
    data = {"csrf_token": dict(browser.form("/join"))["csrf_token"]}
    ways = {role: browser.client.post(f"/demo/{token}/{role}", data=data, environ_overrides=environ) for role in ROLES}
    page = browser.client.get(f"/demo/{token}", environ_overrides=environ)
    return [page.status_code, *(way.status_code for way in ways.values())]


def test_the_pass_opens_every_way_in(app, pass_):
    assert found(app, pass_) == [200, 303, 303, 303]


@pytest.mark.parametrize("token", [lambda _app: "teacher", forged, of_other_use])
def test_without_it_there_is_no_such_page(app, pass_, token):
    assert found(app, token(app)) == [404] * 4


def test_with_it_other_computers_find_nothing_either(app, pass_):
    assert found(app, pass_, REMOTE_ADDR="192.0.2.1") == [404] * 4


def test_it_is_over_after_a_day(app, pass_, monkeypatch):
    monkeypatch.setattr("quizapp.web.demo.DAY", -1)
    assert found(app, pass_) == [404] * 4
