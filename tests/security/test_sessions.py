"""Who a browser is: a token that changes whenever somebody else becomes known by it, and that ends for good."""

from datetime import timedelta

import pytest
from browsing import PASSWORD, Browser, sit
from sites import ticket
from taking import NOW
from teaching import code_of, join, make_class

from quizapp.services import signing, students
from quizapp.storage import db, writing
from quizapp.storage.models import AccountSession, StudentSession
from quizapp.sweep import sweep
from quizapp.web.clock import now

DAY = timedelta(days=1)


def cookie(browser, name="staff"):
    return browser.client.get_cookie(name).value


def holder(app, value, name="staff"):
    """Return another browser, with this cookie."""
    browser = Browser(app)
    browser.client.set_cookie(name, value)
    return browser


def signed_in(app, value):
    return holder(app, value).get("/desk").request.path == "/desk"


def known(app, value):
    """Whether the cookie still tells who a student is."""
    return "Forget me" in holder(app, value, "student").get("/").text


def sign_in(browser, login="teacher1"):
    browser.get("/join")
    token = dict(browser.form("/join"))["csrf_token"]
    return browser.post("/sign-in", {"csrf_token": token, "login": login, "password": PASSWORD})


@pytest.fixture
def code(teacher):
    return code_of(teacher, make_class(teacher))


def test_signing_in_anew_makes_another_session_and_ends_the_one_before(app, teacher):
    before = cookie(teacher)
    sign_in(teacher)
    assert cookie(teacher) != before
    assert signed_in(app, cookie(teacher))
    assert not signed_in(app, before)


def test_choosing_a_password_by_a_link_ends_the_session_of_whoever_used_the_browser(app, teacher):
    before, address = cookie(teacher), f"/welcome/{ticket(app)}"
    teacher.get(address)
    teacher.send(address, [("password", PASSWORD)])
    assert not signed_in(app, before)


def test_a_token_that_a_browser_brings_along_is_never_taken_over(app, teacher):
    planted = holder(app, "chosen-by-somebody-else")
    sign_in(planted)
    assert cookie(planted) not in ("chosen-by-somebody-else", cookie(teacher))
    assert not signed_in(app, "chosen-by-somebody-else")


def test_a_cookie_copied_before_signing_out_is_refused_afterwards(app, teacher):
    copied = cookie(teacher)
    teacher.get("/account")
    teacher.send("/sign-out")
    assert not signed_in(app, copied)


def test_a_student_who_joins_on_a_used_browser_ends_the_session_there(app, code):
    browser = join(app, code, "Student 1")
    before = cookie(browser, "student")
    join(app, code, "Student 2", browser)
    assert known(app, cookie(browser, "student"))
    assert not known(app, before)


def test_a_student_who_comes_back_by_code_ends_the_session_there(app, student, other_student):
    sit(app, student, name="Student 1")
    sit(app, other_student, name="Student 2")
    before, code = cookie(other_student, "student"), cookie(student, "student").partition(".")[2]
    other_student.get("/resume")
    other_student.send("/resume", [("code", code)])
    assert cookie(other_student, "student") != before
    assert not known(app, before)
    assert known(app, cookie(student, "student"))


def test_a_student_who_goes_on_into_another_class_stays_signed_in(app, teacher, code):
    browser = join(app, code, "Student 1")
    before = cookie(browser, "student")
    join(app, code_of(teacher, make_class(teacher, "8a")), "Student 1", browser)
    assert cookie(browser, "student") == before


@pytest.mark.parametrize(
    ("seen", "made", "holds"),
    [
        (signing.SESSION_IDLE - timedelta(minutes=5), DAY, True),
        (signing.SESSION_IDLE + timedelta(minutes=5), DAY * 2, False),
        (timedelta(minutes=1), signing.SESSION_LIFE - timedelta(minutes=5), True),
        (timedelta(minutes=1), signing.SESSION_LIFE + timedelta(minutes=5), False),
    ],
)
def test_whoever_signed_in_stays_so_for_a_day_without_a_visit_and_for_a_fortnight_at_most(
    app, teacher, seen, made, holds
):
    with app.app_context(), writing(db.session()) as session:
        session.query(AccountSession).update({"seen_at": now() - seen, "created_at": now() - made})
    assert signed_in(app, cookie(teacher)) is holds


def test_a_browser_keeps_the_cookie_no_longer_than_the_session_lasts(teacher):
    age = teacher.client.get_cookie("staff").max_age
    assert timedelta(seconds=age) == signing.SESSION_LIFE


@pytest.mark.parametrize(("age", "holds"), [(students.SESSION_LIFE - DAY, True), (students.SESSION_LIFE + DAY, False)])
def test_the_session_of_a_student_ends_a_year_after_it_began(any_app, age, holds):
    with writing(db.session()) as session:
        token = students.enter(session, "Student 1", NOW).token
        session.query(StudentSession).update({"created_at": NOW - age})
    sweep(any_app, NOW)
    assert (students.who(db.session(), token) is not None) is holds
