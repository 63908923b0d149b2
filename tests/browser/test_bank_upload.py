"""A teacher brings questions into a bank and takes them back, in a real browser."""

import re

import pytest
from bank_files import GIFT, PARTLY
from holding import Held
from looked_at import barriers
from playwright.sync_api import expect

from quizapp.web import checking
from quizapp.web.tasks import Tasks

pytestmark = pytest.mark.browser

ORDER = "::works:: Put the works in the order of their building. {>3\nthe ford\nthe mill\nthe dam\n}\n"


@pytest.fixture
def choosing(server, teaching):
    """A page on which a teacher is to choose the file of a new bank."""

    def _choosing(**options):
        page, _ = teaching(**options)
        page.goto(f"{server.url}/desk/banks/new")
        return page

    return _choosing


def choose(page, text, name="rivers.gift"):
    page.get_by_label("A file").set_input_files({"name": name, "mimeType": "text/plain", "buffer": text.encode()})
    page.get_by_role("button", name="Check it").click()


@pytest.mark.parametrize("script", [True, False])
def test_a_file_is_looked_at_imported_and_taken_back(choosing, script):
    page = choosing(java_script_enabled=script)
    choose(page, PARTLY)
    expect(page.get_by_role("listitem").filter(has_text="line 5")).to_be_visible()
    page.get_by_role("button", name="Import the rest without the 1 refused").click()
    expect(page.locator(".flash")).to_have_text("Imported: 2 new, 0 changed, 0 removed.")
    page.locator("summary").filter(has_text="Undo the newest change").click()
    page.get_by_role("button", name="Undo it").click()
    expect(page.locator(".flash")).to_contain_text("Undone")


@pytest.mark.parametrize("script", [True, False])
def test_a_large_file_is_shown_when_it_has_been_looked_at_and_imported(choosing, monkeypatch, script):
    monkeypatch.setattr(checking, "SMALL", 0)
    page = choosing(java_script_enabled=script)
    choose(page, GIFT)
    page.get_by_role("button", name="Import").click()
    expect(page.locator(".flash")).to_have_text("Imported: 2 new, 0 changed, 0 removed.")


def test_the_keyboard_alone_pastes_looks_imports_and_undoes(choosing):
    page = choosing()
    page.get_by_label("Or paste questions").focus()
    page.keyboard.insert_text(GIFT)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Before the import")).to_be_visible()
    page.get_by_label("Title of the bank").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Import")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".flash")).to_contain_text("Imported: 2 new")
    page.locator("summary").filter(has_text="Undo the newest change").press("Enter")
    page.get_by_role("button", name="Undo it").press("Enter")
    expect(page.locator(".flash")).to_contain_text("Undone")


def test_a_question_that_is_only_shown_cannot_be_answered(choosing):
    page = choosing()
    choose(page, f"{GIFT}\n{ORDER}")
    expect(page.get_by_role("radio", name="To grind corn")).to_be_disabled()
    expect(page.get_by_role("listitem").filter(has_text="the ford")).to_be_visible()
    expect(page.get_by_role("button", name="This order is my answer")).to_be_hidden()


def test_the_page_that_waits_has_no_barrier_that_axe_knows(choosing, monkeypatch):
    monkeypatch.setattr(checking, "SMALL", 0)
    monkeypatch.setattr(checking, "TASKS", Tasks(Held()))
    page = choosing(bypass_csp=True)
    choose(page, GIFT)
    expect(page.get_by_role("progressbar")).to_be_visible()
    assert barriers(page) == []
    assert re.search(r"/checked/[\w-]+$", page.url)
