"""Putting items in order without script."""

import re

import pytest
from lists import FERRIES, FERRIES_SHOWN, MOVED, order, press, rows, status, texts
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(taking_in):
    return taking_in(slot=3, java_script_enabled=False)


def press_enter_again(page, expected):
    """Wait until the browser has put the focus where the page asks for it, and press Enter there."""
    page.locator("[data-step]:focus").wait_for()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert order(page) == expected


def test_a_button_moves_its_item_and_the_title_says_where_it_is(page):
    press(page, 3, "Move up")
    expect(status(page)).to_have_text(MOVED)
    assert order(page) == [0, 1, 3, 2]
    assert re.match(r"Option \w: now 3 of 4 ", page.title())


def test_the_pressed_button_has_the_focus_again_so_that_enter_repeats_the_move(page):
    press(page, 3, "Move up")
    expect(status(page)).to_have_text(MOVED)
    press_enter_again(page, [0, 3, 1, 2])


def test_at_the_top_the_button_that_leads_down_has_the_focus(page):
    press(page, 3, "Move to top")
    expect(status(page)).to_have_text(MOVED)
    assert order(page) == [3, 0, 1, 2]
    press_enter_again(page, [0, 3, 1, 2])


def test_on_the_page_with_all_questions_the_moved_item_is_in_view(taking_in):
    page = taking_in(layout="all", java_script_enabled=False, viewport={"width": 400, "height": 500})
    press(page, 3, "Move up")
    expect(status(page)).to_have_text(MOVED)
    expect(page.locator("[data-step]:focus")).to_be_in_viewport()
    expect(rows(page).nth(2)).to_be_in_viewport()


def test_controls_that_need_script_are_not_there(page):
    expect(page.locator("[data-grip]").first).to_be_hidden()
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    expect(page.locator("noscript p")).to_contain_text("To undo a move, press the opposite button.")


def test_other_items_move_around_the_fixed_ones(taking_in):
    page = taking_in(questions=(FERRIES,), shown=FERRIES_SHOWN, java_script_enabled=False)
    press(page, 0, "Move down")
    expect(status(page)).to_have_text(re.compile("number 3 of 6"))
    assert order(page) == [2, 1, 0, 3, 4, 5]
    press(page, 5, "Move to top")
    expect(status(page)).to_have_text(re.compile("number 1 of 6"))
    assert texts(page)[1::3] == ["The harbour is dug", "The tunnel is planned"]
    assert order(page) == [5, 1, 2, 0, 4, 3]


def test_clear_brings_back_the_order_at_the_start(page):
    press(page, 3, "Move to top")
    page.get_by_role("button", name="Clear answer").click()
    expect(page.get_by_role("button", name="This order is my answer")).to_be_visible()
    assert order(page) == [0, 1, 2, 3]


def test_saved_positions_put_the_focus_on_the_list(taking_in):
    page = taking_in(slot=3, java_script_enabled=False)
    page.get_by_text("Choose positions instead").click()
    for row, place in enumerate("4321"):
        page.locator(".places select").nth(row).select_option(place)
    page.get_by_role("button", name="Save these positions").click()
    expect(page.locator("[data-order]:focus")).to_be_visible()
    assert page.title().startswith("Order saved")
    assert order(page) == [3, 2, 1, 0]
