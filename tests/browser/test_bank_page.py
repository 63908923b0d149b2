"""A teacher works with a question bank in a real browser."""

import pytest
from banked import CHOICE, HOSTILE, ORDER
from banking import question
from looked_at import BEFORE_AXE, barriers, scrolls_sideways
from playwright.sync_api import expect
from test_own_banks import keep
from test_staff import first_link, make_the_first_account

pytestmark = pytest.mark.browser

__all__ = ["first_link"]

MANY = tuple(
    question(f"river-{number}", stem=f"Where does river {number} end?", tags=("rivers",)) for number in range(30)
)


@pytest.fixture
def at_bank(server, open_page, first_link):
    """Sign a teacher in and show their bank; return the page."""

    def _at_bank(**options):
        page = open_page(**options)
        make_the_first_account(page, first_link)
        page.bank = f"{server.url}/desk/banks/{keep(server.app, 'head', CHOICE, ORDER, *MANY)}"
        page.goto(page.bank)
        return page

    return _at_bank


@pytest.mark.parametrize("script", [True, False])
def test_a_question_is_found_tried_and_changed(at_bank, script):
    page = at_bank(java_script_enabled=script)
    page.get_by_label("Words in the question").fill("built")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_text("1 of 32 questions")).to_be_visible()
    page.get_by_role("link", name="Why was the dam built?").click()
    page.get_by_label("For the light").check()
    page.get_by_role("button", name="Check answer").last.click()
    expect(page.get_by_text("Your answer, right")).to_be_visible()
    page.get_by_role("link", name="Edit", exact=True).click()
    page.get_by_role("button", name="Add an option").click()
    page.get_by_label("Option 3", exact=True).fill("For the mill")
    page.get_by_label("Explanation").fill("The lamps were dark.")
    page.get_by_role("button", name="Check and preview").click()
    expect(page.get_by_text("For the mill").last).to_be_visible()
    page.get_by_role("button", name="Save the question").click()
    expect(page.get_by_text("Saved as revision 2.")).to_be_visible()
    page.get_by_role("link", name="Kept").click()
    expect(page.get_by_text("1 of 32 questions")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_an_order_is_tried(at_bank, script):
    page = at_bank(java_script_enabled=script)
    page.goto(f"{page.bank}/questions/steps")
    items = page.locator("[data-order] > li")
    second = items.nth(1).get_attribute("data-label")
    items.nth(1).get_by_role("button", name="Move up").click()
    expect(items.nth(0)).to_have_attribute("data-label", second)
    page.get_by_role("button", name="Check answer").last.click()
    expect(page.get_by_role("columnheader", name="Yours")).to_be_visible()


def test_what_is_wrong_is_said_while_one_types(at_bank):
    page = at_bank()
    page.goto(f"{page.bank}/questions/why/edit")
    live = page.locator("[data-live]")
    expect(live).to_be_hidden()
    page.get_by_label("Question", exact=True).fill(f"Why ____ {HOSTILE}")
    expect(live.get_by_text("ask a whole question")).to_be_visible()
    page.get_by_label("Option 2", exact=True).fill("For the light")
    expect(live.get_by_text("Option 2: This option says the same as another.")).to_be_visible()
    assert live.locator("img, script").count() == 0


def test_with_keys_alone_a_question_is_written(at_bank):
    page = at_bank()
    page.goto(f"{page.bank}/new")
    page.get_by_label("Question", exact=True).focus()
    page.keyboard.type("What turns the wheel?")
    for number, text in enumerate(("Water", "Wind"), 1):
        option = page.get_by_label(f"Option {number}", exact=True)
        option.focus()
        page.keyboard.type(text)
    page.get_by_role("checkbox", name="Right").first.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Save the question").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved as revision 2.")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_a_bank_is_taken_away_as_a_file(at_bank, script):
    page = at_bank(java_script_enabled=script)
    page.get_by_role("link", name="Export").click()
    page.get_by_role("link", name="GIFT").click()
    expect(page.get_by_role("heading", name="What this file does not keep")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download GIFT").click()
    assert waiting.value.suggested_filename == "Kept.txt"


def pages(page):
    """Show every page of a bank; yield the name of each."""
    for path in (
        "", "?text=nothing+like+it", "?page=2", "/new", "/new?kind=ordering", "/questions/why", "/questions/steps",
        "/questions/why/edit", "/questions/steps/edit", "/export", "/export?format=aiken",
    ):  # fmt: skip
        page.goto(page.bank + path)
        yield path
    page.goto(f"{page.bank}/questions/why")
    page.get_by_label("For the fish").check()
    page.get_by_role("button", name="Check answer").last.click()
    page.locator(".verdict").first.wait_for()
    yield "tried"
    page.goto(f"{page.bank}/questions/why/edit")
    page.get_by_label("Question", exact=True).fill("")
    page.get_by_role("button", name="Save the question").click()
    page.locator(".problem").first.wait_for()
    yield "refused"
    page.get_by_label("Question", exact=True).fill("Why was the dam built there?")
    with page.expect_navigation():
        page.get_by_role("button", name="Check and preview").click()
    yield "checked"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_a_bank_has_a_barrier_that_axe_knows(at_bank, scheme):
    page = at_bank(color_scheme=scheme, **BEFORE_AXE)
    found = {}
    for name in pages(page):
        for summary in page.locator("summary").all():
            summary.click()
        found |= {name: barriers(page)}
    assert {name: rules for name, rules in found.items() if rules} == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_of_a_bank_scrolls_sideways(at_bank, width):
    page = at_bank(viewport={"width": width, "height": 800})
    assert [name for name in pages(page) if scrolls_sideways(page)] == []
