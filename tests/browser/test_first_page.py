"""The first page of the demo and the sample class, as somebody meets them who tries all three roles."""

import pytest
from looked_at import BEFORE_AXE, EACH_WIDTH_AND_THEME, faults, faults_of
from playwright.sync_api import expect

from quizapp import demo
from quizapp.web.clock import now
from quizapp.web.demo import new_pass

pytestmark = pytest.mark.browser


@pytest.fixture
def first_page(server):
    demo.furnish(server.app, now())
    with server.app.app_context():
        return f"{server.url}/demo/{new_pass()}"


def go_in(page, role):
    """Press the button of a role, and return the tab it opens."""
    with page.context.expect_page() as opened:
        page.get_by_role("button", name=role).click()
    return opened.value


def pages(page):
    """Show what a teacher meets first; yield the name of each state."""
    yield "desk with a sample"
    page.get_by_role("link", name="Sample").first.click()
    yield "class"
    page.get_by_text("Remove the sample class").click()
    yield "before it is removed"
    page.get_by_role("link", name="Results").first.click()
    yield "results"
    page.go_back()
    page.get_by_text("Remove the sample class").click()
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(page.get_by_text("The sample class is gone.")).to_be_visible()
    yield "desk without anything"


@EACH_WIDTH_AND_THEME
def test_no_page_of_a_first_look_has_a_fault(first_page, open_page, width, scheme):
    page = open_page(viewport={"width": width, "height": 800}, color_scheme=scheme, **BEFORE_AXE)
    page.goto(first_page)
    assert faults(page) == []
    teacher = go_in(page, "Teacher")
    assert faults_of(teacher, pages(teacher)) == {}


def test_the_first_page_stays_while_one_goes_in_as_everybody(first_page, open_page):
    page = open_page()
    page.goto(first_page)
    expect(go_in(page, "Student").get_by_text("You are here as Student 30.")).to_be_visible()
    expect(go_in(page, "Teacher").get_by_role("heading", name="Your classes")).to_be_visible()
    expect(go_in(page, "Instructor").get_by_role("heading", name="Shared with you")).to_be_visible()
    expect(page.get_by_role("heading", name="Try quizapp")).to_be_visible()
