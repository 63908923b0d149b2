"""Lists with items fixed at their place, and labels at their ends."""

import re

import pytest
from lists import FERRIES, FERRIES_SHOWN, drag, grip, has_focus, middle, order, past, press, rows, saved, status
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(taking_in):
    return taking_in(questions=(FERRIES,), shown=FERRIES_SHOWN)


def finish(page):
    page.get_by_role("button", name="Save and continue").last.click()
    page.get_by_role("button", name="Submit quiz").click()
    page.wait_for_url("**/result")


def test_a_fixed_item_says_so_in_words_and_has_nothing_to_press(page):
    expect(rows(page).nth(1)).to_contain_text("fixed")
    expect(page.get_by_text("is already where it belongs")).to_be_visible()
    expect(rows(page).nth(1).get_by_role("button")).to_have_count(0)
    expect(rows(page).nth(0).get_by_role("button")).to_have_count(5)


@pytest.mark.parametrize(
    ("row", "name", "after"),
    [
        (0, "Move down", [2, 1, 0, 3, 4, 5]),
        (2, "Move up", [2, 1, 0, 3, 4, 5]),
        (5, "Move to top", [5, 1, 0, 2, 4, 3]),
        (0, "Move to bottom", [2, 1, 3, 5, 4, 0]),
    ],
)
def test_the_others_move_around_it(page, row, name, after):
    press(page, row, name)
    assert order(page) == after


def test_a_drag_goes_around_it_too(page):
    drag(page, middle(grip(page, 0)), past(page, 3))
    page.mouse.up()
    assert order(page) == [2, 1, 3, 0, 4, 5]
    expect(status(page)).to_have_text(re.compile(r"is now number 4 of 6"))


def test_keys_skip_it(page):
    grip(page, 0).focus()
    page.keyboard.press("ArrowDown")
    assert order(page) == [2, 1, 0, 3, 4, 5]
    assert has_focus(grip(page, 2))


def test_a_fixed_item_moved_by_forgery_is_refused(page):
    page.evaluate(
        "() => { const [first, second] = document.querySelectorAll('[data-order] > li'); first.before(second); }"
    )
    with saved(page) as reply:
        page.get_by_role("button", name="This order is my answer").click()
    assert reply.value.status == 400


def test_undo_and_clear_leave_it_where_it_is(page):
    with saved(page):
        press(page, 5, "Move to top")
    page.get_by_role("button", name="Undo").click()
    assert order(page) == [0, 1, 2, 3, 4, 5]
    with saved(page):
        press(page, 2, "Move to bottom")
    with saved(page):
        page.get_by_role("button", name="Clear answer").click()
    assert order(page) == [0, 1, 2, 3, 4, 5]


def test_the_ends_are_labelled_above_and_below_for_screen_readers_as_well(page):
    labels = page.locator("fieldset .end")
    expect(labels).to_have_text(["At the top: earliest", "At the bottom: latest"])
    above, below = (labels.nth(index).bounding_box()["y"] for index in (0, 1))
    assert above < rows(page).nth(0).bounding_box()["y"] < rows(page).nth(5).bounding_box()["y"] < below


def test_the_result_says_what_is_wrong_before_it_shows_it(page):
    with saved(page):
        press(page, 2, "Move down")
    finish(page)
    answered = page.locator(".answered")
    expect(answered).to_contain_text(re.compile(r"\d pairs? of 14 (is|are) the wrong way round"))
    first = answered.get_by_role("listitem").first
    expect(first).to_have_text("you put The first ferry sails after The harbour is dug; it came 22 years earlier")
    expect(answered).to_contain_text("it came decades earlier")
    parts = answered.locator("p, table, figure").evaluate_all("all => all.map(element => element.tagName)")
    assert parts.index("TABLE") < parts.index("FIGURE")


def test_the_result_marks_fixed_items_and_names_the_ends(page):
    with saved(page):
        press(page, 2, "Move down")
    finish(page)
    expect(page.get_by_role("table", name="The right order, from earliest to latest")).to_be_visible()
    expect(page.get_by_role("row").nth(2)).to_contain_text("fixed")
    assert page.locator(".timeline path.link:not(.off)").count() == 2


def test_everything_of_the_result_is_on_paper(page):
    with saved(page):
        press(page, 2, "Move down")
    finish(page)
    page.emulate_media(media="print")
    for item in page.locator(".answered .pairs li").all():
        assert item.evaluate("element => element.getBoundingClientRect().height") > 0
    expect(page.locator("figure.timeline")).to_be_visible()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
