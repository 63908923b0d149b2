"""An instructor's way through the results: look, choose, open an attempt, leave a note."""

from datetime import timedelta

import pytest
from browsing import PASSWORD, SMALL
from playwright.sync_api import expect
from rooms import open_room
from taking import NOW, QUESTIONS, Taking, in_order

from quizapp.services import accounts, assignments, classes, passwords, starting
from quizapp.services.assignments import Giving, Settings
from quizapp.storage import db, writing

pytestmark = pytest.mark.browser


@pytest.fixture
def given(server):
    """What was given to a class of three, which an instructor may read: two handed in, one half right, one blank."""
    with server.app.app_context():
        session, room = db.session(), open_room(db.session())
        with writing(session):
            quiz = in_order(session, SMALL)
            reader = accounts.add(session, "instructor", "Instructor 1", "instructor", NOW)
            accounts.set_password(session, reader, passwords.hashed(PASSWORD))
            classes.invite(session, room.taught, reader)
            giving = Giving(quiz.quiz_id, room.taught.id, room.taught.owner_id)
            slug = assignments.give(session, giving, Settings(shuffle=False, attempts=2, pass_mark=50), NOW)
        for name, right in (("Student 1", True), ("Student 2", False)):
            take(session, assignments.find(session, slug), room.come(name), right=right)
        room.come("Student 3")
    return slug


def take(session, quiz, entry, *, right):
    with writing(session):
        plan = starting.Plan(quiz, "s", [QUESTIONS], "one")
        taking = Taking(session, entry.token, starting.start(session, entry.student_id, plan, NOW))
    if right:
        taking.save(1, ["a"])
        taking.save(1, QUESTIONS[0].correct)
        taking.save(3, QUESTIONS[2].correct)
    taking.submit(NOW + timedelta(minutes=5))


def sign_in(page, server):
    page.goto(f"{server.url}/sign-in")
    page.get_by_label("Login").fill("instructor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


@pytest.mark.parametrize("script", [True, False])
def test_an_instructor_filters_opens_an_attempt_and_leaves_a_note(server, open_page, given, script):
    page = open_page(java_script_enabled=script)
    sign_in(page, server)
    page.goto(f"{server.url}/desk/given/{given}/results")
    page.get_by_text("Everybody’s best attempt").first.click()
    page.get_by_label("Attempts that count").select_option(label="the last")
    page.get_by_role("button", name="Show these").click()
    expect(page.locator("details.looking summary")).to_contain_text("Everybody’s last attempt")
    page.get_by_role("link", name="Score").click()
    expect(page.get_by_role("columnheader", name="Score")).to_have_attribute("aria-sort", "ascending")
    expect(page.locator(".marks tbody tr").first).to_contain_text("Student 2")
    page.get_by_label("Name or number").fill("student 1")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Student 1").click()
    expect(page.get_by_role("heading", name="Student 1")).to_be_visible()
    expect(page.locator(".moments")).to_contain_text("submitted by the student")
    page.get_by_text("Write a note on question 1").click()
    page.get_by_label("Note on question 1").fill("Too easy?")
    page.locator(".write[open] button").click()
    expect(page.locator(".notes")).to_contain_text("Too easy?")
    page.get_by_role("link", name="Results").click()
    expect(page.get_by_role("link", name="1 note")).to_be_visible()
    expect(page.locator("details.looking summary")).to_contain_text("Everybody’s last attempt")


def test_the_name_stays_in_sight_while_the_marks_are_scrolled(server, open_page, given):
    page = open_page(viewport={"width": 360, "height": 900}, reduced_motion="reduce")
    sign_in(page, server)
    page.goto(f"{server.url}/desk/given/{given}/results")
    name = page.locator(".marks tbody th").first
    before = name.bounding_box()["x"]
    page.locator(".marks").evaluate("it => { it.scrollLeft = 200; }")
    assert page.locator(".marks").evaluate("it => it.scrollLeft") > 100
    assert name.bounding_box()["x"] == before
