"""A teacher brings a list of students into a class, in a real browser."""

import pytest
from playwright.sync_api import expect

from quizapp.services import classes
from quizapp.storage import db, writing
from quizapp.web.clock import now

pytestmark = pytest.mark.browser

LIST = "Name,Number,Email\n" + "".join(f"Student {n},{n},student{n}@school.example.org\n" for n in range(1, 4))


@pytest.fixture
def choosing(server, teaching):
    """A page on which a teacher is to choose a list for their class."""

    def _choosing(**options):
        page, teacher = teaching(**options)
        with server.app.app_context(), writing(db.session()) as session:
            taught = classes.make(session, teacher.id, "7b", now())
        page.goto(f"{server.url}/desk/classes/{taught.public_id}/roster")
        return page

    return _choosing


def choose(page, text, name="list.csv"):
    page.get_by_label("A file").set_input_files({"name": name, "mimeType": "text/csv", "buffer": text.encode()})
    page.get_by_role("button", name="Check it").click()


@pytest.mark.parametrize("script", [True, False])
def test_a_file_is_looked_at_and_imported(choosing, script):
    page = choosing(java_script_enabled=script)
    choose(page, LIST)
    expect(page.get_by_role("listitem").filter(has_text="3 students are new")).to_be_visible()
    expect(page.get_by_role("row")).to_have_count(4)
    page.get_by_role("button", name="Import").click()
    expect(page.locator(".flash[role=status]")).to_contain_text("3 students added")
    expect(page.get_by_role("heading", name="7b")).to_be_visible()


def test_the_keyboard_alone_pastes_corrects_and_imports_a_list(choosing):
    page = choosing()
    page.get_by_label("Or paste a list").focus()
    page.keyboard.insert_text("Student 1,1")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_label("Or paste a list").press("Control+Home")
    page.keyboard.insert_text("Name,Number\n")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Import").press("Enter")
    expect(page.locator(".flash[role=status]")).to_contain_text("1 student added")
