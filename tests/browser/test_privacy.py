"""A student downloads and deletes their own data; a teacher erases a student and looks at who did what."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect
from rooms import Room

from quizapp.services import classes, own_data, retention
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
