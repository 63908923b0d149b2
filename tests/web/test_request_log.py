"""Every request has a number: in its answer, in its lines, and on the page that says that something broke."""

import json
import logging
import re

import pytest
from apps import app_on
from sqlalchemy.exc import OperationalError

from quizapp.logs import FORMS
from quizapp.web.request_id import HEADER
from quizapp.web.roles import allow

GIVEN = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def lines(caplog):
    """The lines written so far, as a server in this form would write them."""
    caplog.handler.setFormatter(FORMS["json"]())
    caplog.set_level(logging.INFO, "quizapp")

    def _lines(logger="quizapp.access"):
        text = caplog.handler.stream.getvalue()
        return [line for line in map(json.loads, text.splitlines()) if line["logger"] == logger]

    return _lines


@pytest.fixture
def broken(app):
    """An app with pages that fail."""

    def fail():
        raise ValueError("Student 1 wrote this")

    def refuse():
        raise OperationalError("SELECT 1", {}, Exception("database is locked"))

    app.view_functions["student.home"] = fail
    app.view_functions["student.resume"] = refuse
    fail.allowed = refuse.allowed = frozenset({"everyone"})
    return app


def test_each_answer_has_a_number_of_its_own(app):
    client = app.test_client()
    numbers = [client.get(path).headers[HEADER] for path in ("/", "/", "/nowhere", "/static/icon.svg", "/healthz")]
    assert len({*numbers}) == 5
    assert all(re.fullmatch(r"[0-9a-f]{12}", each) for each in numbers)


def test_the_line_of_a_request_has_the_number_of_its_answer(app, lines):
    answer = app.test_client().get("/resume?code=SECRET")
    (line,) = lines()
    assert line["request"] == answer.headers[HEADER]
    assert (line["method"], line["path"], line["status"]) == ("GET", "/resume", 200)
    assert line["ms"] >= 0


def test_a_number_is_taken_over_from_a_proxy_that_is_believed(sqlite_url, tmp_path):
    client = app_on(sqlite_url, tmp_path, PROXIES=1).test_client()
    assert client.get("/", headers={HEADER: GIVEN}).headers[HEADER] == GIVEN


def test_nobody_else_chooses_a_number(app):
    assert app.test_client().get("/", headers={HEADER: GIVEN}).headers[HEADER] != GIVEN


@pytest.mark.parametrize(
    "given", ["", "abc", "Student 1", "a" * 65, f"{GIVEN}\tx", f"{GIVEN} ", "<script>", "\xe9" * 20]
)
def test_a_number_that_could_hold_words_is_not_taken_over(sqlite_url, tmp_path, given):
    client = app_on(sqlite_url, tmp_path, PROXIES=1).test_client()
    assert re.fullmatch(r"[0-9a-f]{12}", client.get("/", headers={HEADER: given}).headers[HEADER])


@pytest.mark.parametrize(("path", "status"), [("/", 500), ("/resume", 503)])
def test_the_page_of_an_accident_shows_its_number_and_the_log_the_place(broken, lines, path, status):
    answer = broken.test_client().get(path)
    assert answer.status_code == status
    number = answer.headers[HEADER]
    assert number in answer.text
    (line,) = lines("quizapp")
    assert line["request"] == number
    assert "Student 1" not in answer.text
    assert "Traceback" not in answer.text
    if status == 500:
        assert any("in fail" in place or "fail:" in place for place in line["trace"])


@pytest.mark.parametrize("name", ["FLASK_DEBUG", "FLASK_ENV"])
def test_nobody_gets_to_see_the_code_by_a_variable_of_flask(sqlite_url, tmp_path, monkeypatch, name):
    monkeypatch.setenv(name, "development" if name == "FLASK_ENV" else "1")
    app = app_on(sqlite_url, tmp_path)
    assert not app.debug
    app.testing = False

    @app.get("/fails")
    @allow("everyone")
    def fail():
        raise ValueError("Student 1 wrote this")

    answer = app.test_client().get("/fails")
    assert answer.status_code == 500
    assert "Student 1" not in answer.text
    assert "ValueError" not in answer.text


def test_a_page_that_refuses_has_no_number_to_report(app):
    answer = app.test_client().get("/nowhere")
    assert answer.headers[HEADER] not in answer.text


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/join/ABCD2345", "/join/..."),
        ("/welcome/secret-token", "/welcome/..."),
        ("/ABCD2345", "/..."),
        ("/Student%201", "/..."),
        ("/quiz/Student%201", "/quiz/..."),
        ("/attempt/x%0d%0aforged/1", "/attempt/.../..."),
        ("/quiz/four-centuries", "/quiz/four-centuries"),
        ("/desk/banks/x1/questions/What%20Student%201%20wrote", "/desk/banks/x1/questions/..."),
        ("/join/x%00y", "/join/..."),
    ],
)
def test_of_an_address_only_what_is_no_secret_is_told(app, lines, path, told):
    app.test_client().get(path)
    (line,) = lines()
    assert line["path"] == told


@pytest.mark.parametrize("form", FORMS)
def test_a_method_that_is_a_visitors_own_word_is_not_told(app, caplog, form):
    caplog.handler.setFormatter(FORMS[form]())
    caplog.set_level(logging.INFO, "quizapp")
    app.test_client().open("/", method="STUDENT-ONE")
    assert "OTHER" in caplog.handler.stream.getvalue()
    assert "STUDENT" not in caplog.handler.stream.getvalue()


@pytest.mark.parametrize("form", FORMS)
def test_no_path_method_or_header_forges_a_line(app, caplog, form):
    caplog.handler.setFormatter(FORMS[form]())
    caplog.set_level(logging.INFO, "quizapp")
    forged = "%0d%0a2026-03-02 INFO forged%0a%e2%80%a8"
    client = app.test_client()
    client.get(f"/quiz/{forged}?{forged}")
    client.get(f"/static/{forged}")
    client.open("/", method="GET\r\nforged")
    client.get(
        "/", headers={"User-Agent": "forged", "Referer": "http://forged/", "Cookie": "student=forged; form=forged"}
    )
    text = caplog.handler.stream.getvalue()
    assert len(text.splitlines()) == 4
    assert "forged" not in text
