"""Somebody signs in and keeps accounts, in a real browser."""

import pytest
from answered import RIGHT, TURNED, TWO_FORMS, take_quiz
from looked_at import BEFORE_AXE, barriers, faults
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_the_staff_has_a_barrier_that_axe_knows(server, open_page, first_link, scheme):
    page = open_page(color_scheme=scheme, **BEFORE_AXE)
    found = {}

    def look(name):
        found.update({name: barriers(page)})

    page.goto(f"{server.url}/sign-in")
    look("sign in")
    page.goto(first_link)
    look("welcome")
    make_the_first_account(page, first_link)
    look("desk")
    for name in ("people", "account"):
        page.goto(f"{server.url}/{name}")
        look(name)
    page.goto(f"{server.url}/people")
    page.get_by_label("Login").fill("head")
    page.get_by_role("button", name="Add and make a link").click()
    look("a login that is taken")
    page.get_by_label("Login").fill("teacher2")
    page.get_by_role("button", name="Add and make a link").click()
    look("link")
    assert {name: rules for name, rules in found.items() if rules} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_about_questions_has_a_barrier_or_scrolls_sideways(server, open_page, first_link, scheme):
    page = open_page(color_scheme=scheme, **BEFORE_AXE)
    page.set_viewport_size({"width": 320, "height": 800})
    make_the_first_account(page, first_link)
    slug = take_quiz(server.app, "head", [*[RIGHT] * 9, *[TURNED] * 8, (None, None, None)], forms=TWO_FORMS)
    found = {}
    for address in ("items", "items/1", "items/2"):
        page.goto(f"{server.url}/desk/given/{slug}/{address}")
        found |= {address: faults(page)}
    assert {address: each for address, each in found.items() if each} == {}
