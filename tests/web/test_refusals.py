"""Bad input gets a readable page with the right status, and changes nothing."""

import re

import pytest
import sqlalchemy as sa
from browsing import sit

from quizapp.services import assignments
from quizapp.services.assignments import GRACE
from quizapp.storage import db, writing
from quizapp.storage.models import Answer, Attempt
from quizapp.web.clock import now


def count(app, table):
    with app.app_context():
        return db.session.scalar(sa.select(sa.func.count()).select_from(table))


def readable(page):
    """A page of ours, with a heading and a way on."""
    return "<h1" in page and re.search('href="/(desk)?"', page)


@pytest.mark.parametrize(
    "fields",
    [
        [("answer-1", "4")],
        [("answer-1", "-1")],
        [("answer-1", "x")],
        [("answer-1", "0"), ("answer-1", "1")],
        [("slot", "9"), ("answer-9", "0")],
        [("slot", "1"), ("slot", "1")],
        [("page", "")],
        [("page", "<script>")],
        [("seq", "minus")],
        [("seen-1", "9999999999")],
        [("answer-1", "1e3")],
        [("answer-1", "٣")],
        [("flag", "1")],
        [("flag", "1:2")],
    ],
)
def test_tampered_answers_are_refused_and_change_nothing(app, seated, fields):
    seated.send("/save", fields)
    assert seated.status == 400
    assert readable(seated.page)
    assert count(app, Answer) == 0


@pytest.mark.parametrize("order", [["0", "1", "2"], ["0", "0", "1", "2"], ["0", "1", "2", "3", "4"], ["3"]])
def test_what_is_no_permutation_is_refused(app, seated, order):
    seated.turn_to(3)
    seated.send("/save", [("answer-3", value) for value in order], drop=["touched-3"])
    assert seated.status == 400
    assert count(app, Answer) == 0


def test_extra_fields_are_worth_nothing(app, seated):
    seated.send(
        "/save", [("answer-1", "0"), ("credit", "1"), ("score", "12"), ("student_id", "7"), ("is_correct", "1")]
    )
    assert seated.status == 200
    assert count(app, Answer) == 1


@pytest.mark.parametrize("page", ["1", "all", "review", "result"])
def test_a_foreign_attempt_is_not_there_and_the_page_says_how_to_continue(seated, other_student, page):
    other_student.get(f"/attempt/{seated.attempt}/{page}")
    assert other_student.status == 404
    assert "/resume" in other_student.page


@pytest.mark.parametrize("verb", ["save", "submit", "again", "missed"])
def test_nobody_writes_to_a_foreign_attempt(app, seated, other_student, verb):
    sit(app, other_student, name="Student 2")
    token = dict(other_student.form("/save"))["csrf_token"]
    fields = [("csrf_token", token), ("page", "p"), ("slot", "1"), ("answer-1", "0")]
    other_student.post(f"/attempt/{seated.attempt}/{verb}", fields)
    assert other_student.status == 404
    assert count(app, Answer) == 0
    assert count(app, Attempt) == 2


@pytest.mark.parametrize("path", ["/attempt/none/1", "/quiz/none", "/nowhere", "/attempt/none/result"])
def test_an_address_that_leads_nowhere_leads_home(student, path):
    student.get(path)
    assert student.status == 404
    assert readable(student.page)


@pytest.mark.parametrize("slot", ["0", "4", "99999999999999999999"])
def test_a_slot_beyond_the_quiz_is_not_there(seated, slot):
    seated.turn_to(slot)
    assert seated.status == 404


def test_a_closed_quiz_says_so_and_starts_nothing(app, student):
    student.get("/quiz/four-centuries")
    form, action = student.form("/start"), student.action("/start")
    with app.app_context(), writing(db.session()) as session:
        assignments.close(session, "four-centuries", now())
    student.post(action, form)
    assert student.status == 409
    assert "closed" in student.page
    assert count(app, Attempt) == 0
    student.get("/quiz/four-centuries")
    assert student.status == 200
    assert "/start" not in student.page


def test_an_attempt_of_a_quiz_that_closed_is_handed_in_as_saved(app, seated):
    seated.send("/save", [("answer-1", "0"), ("go", "1")])
    with app.app_context(), writing(db.session()) as session:
        assignments.close(session, "small", now() - GRACE)
    seated.send("/save", [("answer-1", "1")])
    assert seated.path.endswith("/result")
    assert "time for this quiz is over" in seated.page
    assert count(app, Answer) == 1


def test_without_the_form_token_nothing_is_saved(app, seated):
    seated.send("/save", [("answer-1", "0")], drop=["csrf_token"])
    assert seated.status == 400
    assert readable(seated.page)
    assert count(app, Answer) == 0


def test_without_cookies_the_page_says_what_to_allow(app, student):
    student.get("/quiz/four-centuries")
    form, action = student.form("/start"), student.action("/start")
    student.client.delete_cookie("form")
    student.post(action, form)
    assert student.status == 400
    assert "cookie" in student.page
    assert count(app, Attempt) == 0


@pytest.mark.parametrize("text", ["a\0b", "\0"])
def test_text_no_database_keeps_is_refused(app, student, text):
    student.start(name=text)
    assert student.status == 400
    assert count(app, Attempt) == 0


def test_half_a_surrogate_pair_in_a_name_breaks_nothing(student):
    student.get("/quiz/four-centuries")
    fields = "&".join(f"{name}={value}" for name, value in student.form("/start"))
    response = student.client.post(
        student.action("/start"),
        data=fields.encode() + b"&name=%ED%A0%80",
        content_type="application/x-www-form-urlencoded",
    )
    assert response.status_code in {303, 400}


def test_an_oversized_body_is_refused_with_a_page(app, seated):
    seated.send("/save", [("answer-1", "0"), ("padding", "x" * 2_000_000)])
    assert seated.status == 413
    assert readable(seated.page)
    assert count(app, Answer) == 0


def test_a_post_only_address_explains_itself_when_opened(seated):
    seated.get(f"/attempt/{seated.attempt}/save")
    assert seated.status == 405
    assert readable(seated.page)


def test_an_accident_shows_a_page_without_a_trace(app, student):
    app.testing = False
    app.config["PROPAGATE_EXCEPTIONS"] = False
    with app.app_context():
        db.session.execute(sa.text("ALTER TABLE quiz RENAME TO gone"))
        db.session.commit()
    student.get("/")
    assert student.status in {500, 503}
    assert "Traceback" not in student.page
    assert readable(student.page)


def test_scripts_are_told_what_went_wrong_as_json(seated):
    response = seated.client.post(
        seated.action("/save"),
        data=dict(seated.form("/save")) | {"answer-1": "9"},
        headers={"Accept": "application/json"},
    )
    assert response.status_code == 400
    assert set(response.json) == {"error", "message"}


def test_what_a_student_calls_themselves_is_only_text(student):
    student.start(name="<script>alert(1)</script>")
    assert not re.search(r"<script>alert", student.page)
    assert "&lt;script&gt;" in student.page


def test_a_teacher_who_is_refused_keeps_the_way_to_the_desk(teacher):
    teacher.get("/desk/classes/nothing")
    assert teacher.status == 404
    assert '<a href="/desk">Go to your desk</a>' in teacher.page
    assert "Sign out" in teacher.page
