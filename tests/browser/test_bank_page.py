"""A teacher works with a question bank in a real browser."""

import pytest
from banked import CHOICE, HOSTILE, ORDER
from banking import question
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


def test_a_part_that_asks_of_another_bank_does_not_go_on_naming_how_many_the_first_has(at_bank):
    page = at_bank()
    page.goto(page.bank.rpartition("/banks/")[0] + "/quizzes/new")
    pool = page.get_by_text("possible")
    page.get_by_label("Questions", exact=True).fill("2")
    page.get_by_label("Questions", exact=True).blur()
    expect(pool).to_be_visible()
    page.get_by_label("Of", exact=True).select_option(label="Kept")
    expect(pool).to_be_hidden()
    page.get_by_role("button", name="Update the parts").click()
    expect(pool).to_have_text("out of 32 possible")


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
