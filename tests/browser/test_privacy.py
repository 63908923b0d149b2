"""A student downloads and deletes their own data; a teacher erases a student and looks at who did what."""

import json
from pathlib import Path

import pytest
from looked_at import BEFORE_AXE, EACH_WIDTH_AND_THEME, faults_of
from playwright.sync_api import expect
from rooms import Room

from quizapp.services import accounts, classes, own_data, retention
from quizapp.storage import db, writing
from quizapp.web.clock import now

pytestmark = pytest.mark.browser


@pytest.fixture
def class_of(server):
    """Make the teacher a class that is kept for a year, with two students, of whom one asks to be erased."""

    def _class_of(teacher):
        with server.app.app_context():
            session = db.session()
            with writing(session):
                room = Room(session, classes.make(session, teacher.id, "7b", now()))
                retention.keep_for(session, room.taught, 365, now())
            asking = room.come("Student 1", now=now())
            room.come("Student 2", now=now())
            place = room.pupil("Student 1").public_id
            with writing(session):
                own_data.ask(session, asking.student_id, place, now())
            return room.taught.public_id

    return _class_of


@pytest.mark.parametrize("script", [True, False])
def test_a_student_downloads_their_data_and_deletes_it(server, taking_in, script):
    page = taking_in(java_script_enabled=script)
    page.goto(f"{server.url}/attempt/{page.attempt}/review")
    page.get_by_role("button", name="Submit").first.click()
    page.get_by_role("link", name="Download or delete my data").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download my data").click()
    told = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert (told["name"], len(told["attempts"])) == ("Student 1", 1)
    page.get_by_text("Delete my practice", exact=True).click()
    page.get_by_role("button", name="Delete my practice now").click()
    expect(page.get_by_role("heading", name="Your practice is deleted")).to_be_visible()
    page.goto(f"{server.url}/my-data")
    expect(page.get_by_text("Nothing is kept about this browser")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_a_teacher_deletes_who_asked_for_it(server, teaching, class_of, script):
    page, teacher = teaching(java_script_enabled=script)
    page.goto(f"{server.url}/desk/classes/{class_of(teacher)}")
    page.locator(".note").get_by_role("link", name="Student 1").click()
    page.get_by_label("I have read this").check()
    page.get_by_role("button", name="Erase").click()
    expect(page.get_by_role("heading", name="A student was deleted")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as text").click()
    assert "Student 1" not in Path(download.value.path()).read_text(encoding="utf-8")
    page.get_by_role("link", name="Who did what").click()
    expect(page.get_by_role("cell", name="deleted a student")).to_be_visible()


def pages(page, server, taught):
    """Show what a teacher, and then the student of the next class, meets; yield the name of each page."""
    address = f"{server.url}/desk/classes/{taught}"
    page.goto(f"{server.url}/desk")
    yield "desk"
    page.locator(".note").get_by_role("link", name="7b").click()
    yield "class"
    page.get_by_role("rowheader").get_by_role("link", name="Student 2").click()
    yield "one student"
    page.goto(address)
    page.locator(".note").get_by_role("link", name="Student 1").click()
    yield "erase a student"
    page.get_by_label("I have read this").check()
    page.get_by_role("button", name="Erase").click()
    yield "receipt"
    for name, path in {
        "student": f"{address}/erase",
        "receipts": f"{server.url}/desk/receipts",
        "record": f"{server.url}/desk/audit",
        "nothing in the record": f"{server.url}/desk/audit?until=2020-01-01",
        "my data, of nobody": f"{server.url}/my-data",
    }.items():
        page.goto(path)
        yield name
    page.goto(f"{server.url}/quiz/four-centuries")
    page.get_by_role("button", name="Start").first.click()
    page.goto(f"{server.url}/my-data")
    page.get_by_text("Delete my practice", exact=True).click()
    yield "my data"
    page.get_by_role("button", name="Delete my practice now").click()
    yield "my receipt"


@EACH_WIDTH_AND_THEME
def test_no_page_about_privacy_has_a_barrier_that_axe_knows_or_scrolls_sideways(
    server, teaching, class_of, width, scheme
):
    page, teacher = teaching(viewport={"width": width, "height": 900}, color_scheme=scheme, **BEFORE_AXE)
    assert faults_of(page, pages(page, server, class_of(teacher))) == {}


def pages_of_an_admin(page, server, person):
    """Show what an admin meets who deletes an account; yield the name of each page."""
    page.goto(f"{server.url}/people")
    yield "people"
    page.locator(f'a[href$="{person}/delete"]').click()
    yield "delete an account"
    page.get_by_label("I have read this").check()
    page.get_by_role("button", name="Delete the account").click()
    page.get_by_text("Say who gets them").wait_for()
    yield "nobody chosen"
    page.get_by_label("Who gets them").select_option(index=1)
    page.get_by_label("I have read this").check()
    page.get_by_role("button", name="Delete the account").click()
    page.get_by_role("heading", name="An account was deleted").wait_for()
    yield "receipt of an account"
    page.goto(f"{server.url}/account")
    page.get_by_label("Current password").fill("not the right one")
    page.get_by_label("New password").fill("qwertyqwerty")
    page.get_by_role("button", name="Change password").click()
    page.get_by_text("Many would guess this one").wait_for()
    yield "a password many would guess"


@pytest.fixture
def leaver(server):
    """Make an account that owns a class, and the teacher who is signed in an admin."""

    def _leaver(teacher):
        with server.app.app_context(), writing(db.session()) as session:
            accounts.change(session, teacher, role="admin", disabled=False, now=now())
            person = accounts.add(session, "teacher2", "Teacher 2", "teacher", now())
            classes.make(session, person.id, "8c", now())
            return person.public_id

    return _leaver


@EACH_WIDTH_AND_THEME
def test_no_page_about_accounts_has_a_barrier_that_axe_knows_or_scrolls_sideways(
    server, teaching, leaver, width, scheme
):
    page, teacher = teaching(viewport={"width": width, "height": 900}, color_scheme=scheme, **BEFORE_AXE)
    assert faults_of(page, pages_of_an_admin(page, server, leaver(teacher))) == {}
