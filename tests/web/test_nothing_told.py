"""A class is at work, and log, numbers and record of who did what never tell what anybody is called or wrote."""

import logging
import re

import pytest
import sqlalchemy as sa
from browsing import PASSWORD, Browser, value_of
from taking import QUESTIONS
from teaching import code_of, give, make_class

from quizapp.logs import FORMS
from quizapp.services import accounts, assignments, forms
from quizapp.storage import db, writing
from quizapp.storage.models import Assignment, Audit, Form
from quizapp.web.clock import now

TOKEN = "a token for tests, long enough to be one"
NAMES = ("Quentin Zauberberg", "Wilhelmina Xylander", "Yggdrasil Ueberwald")
NUMBER, EMAIL, SECTION = "98127364", "quentin@zauberberg.example", "Section Pfeffermint"
LIST = f"Name,Number,Email,Section\n{NAMES[0]},{NUMBER},{EMAIL},{SECTION}\n{NAMES[1]},55512,,\n"
GRADES = f'Student,ID,SIS User ID,SIS Login ID,Section\n"{NAMES[0]}",4242,{NUMBER},{EMAIL},{SECTION}\n'
BANK = "::marmalade:: Where does the marmalade go? {=On the toast ~In the teapot ~Under the carpet}\n"
CLASS, LOGIN, CALLED = "7b Ottokar", "teacher.ottokar", "Professor Ottokar"
PIN, WRONG_PIN = "47119", "08157"
NOTE, REPLY, OBJECTION = "He guessed the marmalade", "I doubt it was toast", "The teapot is right, too"
GUESS, BAD_CODE, NEW_PASSWORD = "a guess at a password", "WXYZ2345", "another long password"
FILES = ("ottokars-roster.csv", "ottokars-grades.csv", "ottokars-bank.gift")
TYPED = {
    *NAMES, NUMBER, EMAIL, SECTION, CLASS, LOGIN, CALLED, PIN, WRONG_PIN, NOTE, REPLY, OBJECTION, GUESS, BAD_CODE,
    NEW_PASSWORD, PASSWORD, *FILES, "marmalade", "teapot", "Option c", TOKEN,
}  # fmt: skip


def teacher_at_work(app):
    """Sign up, bring a list and a bank, and give a quiz; return the browser, the class, the quiz and the link used."""
    with app.app_context(), writing(db.session()) as session:
        ticket = accounts.ticket(session, accounts.add(session, LOGIN, CALLED, "teacher", now()), now())
    teacher = Browser(app)
    teacher.get(f"/welcome/{ticket}")
    teacher.send(f"/welcome/{ticket}", [("password", PASSWORD)])
    taught = make_class(teacher, CLASS)
    teacher.get(f"/desk/classes/{taught}/roster")
    teacher.upload(file=LIST.encode(), name=FILES[0])
    teacher.send("", [("do", "import")])
    teacher.get("/desk/banks/new")
    teacher.upload(file=BANK.encode(), name=FILES[2])
    teacher.send(teacher.path, [("do", "import")])
    teacher.get(f"{teacher.path}/questions/marmalade")
    assert "teapot" in teacher.page
    given = give(teacher, taught)
    with app.app_context(), writing(db.session()) as session:
        session.query(Form).delete()
        session.query(Assignment).filter_by(slug=given).update({"shuffle": False})
        forms.keep(session, assignments.find(session, given), [QUESTIONS])
    return teacher, taught, given, ticket


def students_at_work(app, code, given):
    """Come in by a picked name and a PIN, wrong ones before; take the quiz and object; return the browser and codes."""
    stranger = Browser(app)
    stranger.get(f"/join/{BAD_CODE}")
    stranger.get(f"/{code}")
    student = Browser(app)
    student.get(f"/join/{code}")
    place = re.search(rf'<option value="([\w-]+)"[^>]*>{NAMES[0]}', student.page)[1]
    student.send(f"/join/{code}", [("place", place), ("pin", PIN)])
    student.get(f"/quiz/{given}")
    student.send("/start")
    resume = re.search(r'class="code">([A-Z0-9-]+)<', student.page)[1]
    student.send("/save", [("answer-1", value_of(student.page, "Option c"))])
    student.get(f"/attempt/{student.attempt}/review")
    student.send("/submit")
    student.get(f"/attempt/{student.attempt}/result")
    student.send("/1/object", [("reason", OBJECTION)])
    for _ in range(8):
        stranger.get(f"/join/{code}")
        stranger.send(f"/join/{code}", [("place", place), ("pin", WRONG_PIN)])
    for typed in (BAD_CODE, resume):
        stranger.get("/resume")
        stranger.send("/resume", [("code", typed)])
    return student, {resume, resume.replace("-", "")}


def teacher_looks(teacher, taught, given, attempt):
    """Read results, write and answer, download, fill a gradebook, change the password, delete the class."""
    teacher.get(f"/desk/given/{given}/attempts/{attempt}")
    teacher.send("/notes", [("text", NOTE)])
    note = re.search(r'id="note-([\w-]{8,})"', teacher.page)[1]
    teacher.get(f"/desk/given/{given}/results")
    teacher.send(f"/{note}/answer", [("text", REPLY)])
    teacher.client.get(f"/desk/given/{given}/results.csv?q={NAMES[0]}")
    teacher.get(f"/desk/given/{given}/gradebook")
    teacher.upload(file=GRADES.encode(), name=FILES[1])
    teacher.get("/account")
    teacher.send("/account/password", [("current", GUESS), ("password", NEW_PASSWORD)])
    teacher.get(f"/desk/classes/{taught}/erase")
    teacher.send("", [("how", "delete"), ("sure", "y")])
    assert "/desk/receipts/" in teacher.path
    teacher.send("/sign-out")


def signs_in(app):
    browser = Browser(app)
    for login, password in ((LOGIN, GUESS), (GUESS, PASSWORD), (LOGIN, PASSWORD)):
        browser.get("/sign-in")
        browser.send("/sign-in", [("login", login), ("password", password)])
    assert browser.path == "/desk"
    browser.get("/people")
    assert browser.status == 404


def pages_fail(app, browser):
    """Meet an accident, and a database that refuses, with a name in the address and in the exception."""

    def fail(slug):
        raise LookupError(f"{NAMES[2]} has no {slug}")

    def refuse():
        db.session.execute(sa.text("INSERT INTO nowhere VALUES (:name)"), {"name": NAMES[2]})

    fail.allowed = refuse.allowed = frozenset({"everyone"})
    before = {name: app.view_functions[name] for name in ("student.quiz", "student.leave")}
    app.view_functions |= {"student.quiz": fail, "student.leave": refuse}
    browser.get(f"/quiz/{NAMES[2]}")
    assert browser.status == 500
    browser.get(f"/leave?name={NAMES[2]}")
    assert browser.status == 503
    app.view_functions |= before


@pytest.mark.parametrize("form", FORMS)
def test_log_numbers_and_record_tell_what_was_done_and_by_no_name(app, caplog, form):
    caplog.handler.setFormatter(FORMS[form]())
    caplog.set_level(logging.INFO, "quizapp")
    app.config["METRICS_TOKEN"] = TOKEN
    teacher, taught, given, ticket = teacher_at_work(app)
    code = code_of(teacher, taught)
    student, codes = students_at_work(app, code, given)
    cookies = {cookie.value for each in (teacher, student) for cookie in each.client._cookies.values()}
    teacher_looks(teacher, taught, given, student.attempt)
    signs_in(app)
    pages_fail(app, student)
    with app.app_context():
        record = " ".join(f"{row.action} {row.kind} {row.subject}" for row in db.session.scalars(sa.select(Audit)))
    numbers = app.test_client().get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).text
    told = {"log": caplog.handler.stream.getvalue(), "numbers": numbers, "record": record}

    secrets = TYPED | {ticket, code, code.replace("-", ""), *codes, *cookies}
    secrets |= {part for cookie in cookies for part in cookie.split(".") if len(part) > 7}
    assert [(where, each) for where, text in told.items() for each in secrets if each in text] == []
    for event in (
        "class-made", "roster-imported", "bank-imported", "given-made", "attempt-submitted", "results-exported",
        "note-written", "class-deleted", "signed-in", "sign-in-failed", "password-wrong", "pin-wrong", "throttled",
        "join-code-wrong", "resume-code-wrong", "denied",
    ):  # fmt: skip
        assert event in told["log"], event
        assert f'event="{event}"' in numbers
