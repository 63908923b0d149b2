"""Somebody signs in and keeps accounts, in a real browser."""

import pytest
from looked_at import BEFORE_AXE, EACH_WIDTH_AND_THEME, faults
from playwright.sync_api import expect

from quizapp.services import accounts
from quizapp.storage import db, writing
from quizapp.web.clock import now

pytestmark = pytest.mark.browser

PASSWORD = "a long enough secret"


@pytest.fixture
def first_link(server):
    with server.app.app_context(), writing(db.session()) as session:
        return f"{server.url}/welcome/{accounts.ticket(session, None, now())}"


def make_the_first_account(page, link):
    page.goto(link)
    page.get_by_label("Login").fill("head")
    page.get_by_label("Your name").fill("Teacher 1")
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_role("button", name="Save and sign in").click()
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_an_admin_makes_an_account_whose_owner_chooses_a_password_and_signs_in(server, open_page, first_link, script):
    admin, teacher = (open_page(java_script_enabled=script) for _ in range(2))
    make_the_first_account(admin, first_link)
    admin.get_by_role("link", name="People").click()
    admin.get_by_label("Login").fill("teacher2")
    admin.get_by_role("button", name="Add and make a link").click()
    teacher.goto(admin.locator(".address").inner_text())
    teacher.get_by_label("New password").fill(PASSWORD)
    teacher.get_by_role("button", name="Save and sign in").click()
    teacher.get_by_role("button", name="Sign out").click()
    teacher.get_by_label("Login").fill("teacher2")
    teacher.get_by_label("Password").fill(PASSWORD)
    teacher.get_by_role("button", name="Sign in").click()
    expect(teacher.get_by_role("heading", name="Your desk")).to_be_visible()
    expect(teacher.get_by_role("link", name="People")).to_have_count(0)


def test_a_link_is_copied_by_a_button(server, open_page, first_link):
    admin = open_page(permissions=["clipboard-read", "clipboard-write"])
    make_the_first_account(admin, first_link)
    admin.get_by_role("link", name="People").click()
    admin.get_by_label("Login").fill("teacher2")
    admin.get_by_role("button", name="Add and make a link").click()
    admin.get_by_role("button", name="Copy the link").click()
    expect(admin.get_by_role("button", name="Copied.")).to_be_visible()
    expect(admin.get_by_role("status").filter(has_text="Copied.")).to_have_count(1)
    assert admin.evaluate("navigator.clipboard.readText()") == admin.locator(".address").inner_text()


@EACH_WIDTH_AND_THEME
def test_the_page_of_the_first_account_has_no_barrier_and_does_not_scroll_sideways(
    open_page, first_link, width, scheme
):
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme, **BEFORE_AXE)
    page.goto(first_link)
    assert faults(page) == []
