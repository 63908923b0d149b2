"""Putting items in order by buttons and keys."""

import re

import pytest
from lists import MOVED, has_focus, order, press, rows, saved, status
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(taking_in):
    return taking_in(slot=3)


def tab_to(page, target):
    for _ in range(60):
        page.keyboard.press("Tab")
        if has_focus(target):
            return
    pytest.fail("the keyboard does not reach it")


@pytest.mark.parametrize(
    ("row", "name", "after"),
    [
        (2, "Move up", [0, 2, 1, 3]),
        (1, "Move down", [0, 2, 1, 3]),
        (3, "Move to top", [3, 0, 1, 2]),
        (0, "Move to bottom", [1, 2, 3, 0]),
    ],
)
def test_a_button_moves_its_item(page, row, name, after):
    with saved(page):
        press(page, row, name)
    assert order(page) == after


def test_a_move_is_announced_with_its_place(page):
    press(page, 2, "Move up")
    expect(status(page)).to_have_text(MOVED)


def test_every_button_names_its_item(page):
    names = rows(page).nth(0).get_by_role("button").evaluate_all("all => all.map(button => button.textContent.trim())")
    text = rows(page).nth(0).locator(".text").inner_text()
    assert len(set(names)) == 5
    assert all(name.endswith(text) for name in names)


def test_a_move_is_saved_within_a_second_and_shown_after_reload(page):
    with saved(page):
        press(page, 2, "Move up")
    expect(page.locator(".saved")).to_contain_text(re.compile(r"Saved \d\d:\d\d:\d\d"))
    page.reload()
    assert order(page) == [0, 2, 1, 3]


def test_the_keyboard_alone_moves_an_item_to_the_top(page):
    tab_to(page, page.get_by_role("button", name="Move up").nth(3))
    for key in ("Enter", "Space", "Enter"):
        page.keyboard.press(key)
    assert order(page) == [3, 0, 1, 2]
    assert page.evaluate("document.activeElement.value").endswith(":3:up")


@pytest.mark.parametrize(
    ("row", "key", "after"),
    [
        (2, "ArrowUp", [0, 2, 1, 3]),
        (1, "ArrowDown", [0, 2, 1, 3]),
        (3, "Home", [3, 0, 1, 2]),
        (0, "End", [1, 2, 3, 0]),
    ],
)
def test_keys_on_the_handle_move_its_item_and_keep_the_focus(page, row, key, after):
    handle = page.locator("[data-grip]").nth(row)
    tab_to(page, handle)
    page.keyboard.press(key)
    assert order(page) == after
    assert has_focus(page.locator("[data-grip]").nth(after.index(row)))
    expect(status(page)).to_have_text(MOVED)


def test_at_the_top_another_press_moves_nothing_and_keeps_the_focus(page):
    first = page.get_by_role("button", name="Move up").nth(0)
    first.focus()
    page.keyboard.press("Enter")
    assert order(page) == [0, 1, 2, 3]
    assert has_focus(first)
    expect(status(page)).to_have_text(MOVED)


def test_enter_in_the_page_never_moves_an_item(taking_in):
    page = taking_in(slot=1)
    page.get_by_role("radio").nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/2")


def test_undo_takes_the_last_move_back_and_says_so(page):
    press(page, 3, "Move to top")
    press(page, 1, "Move to bottom")
    page.get_by_role("button", name="Undo").click()
    assert order(page) == [3, 0, 1, 2]
    expect(status(page)).to_have_text(re.compile(r"Undone: Option \w is number 2 of 4 again"))


def test_undoing_the_only_move_leaves_the_question_unanswered(page):
    with saved(page):
        press(page, 2, "Move up")
    with saved(page):
        page.get_by_role("button", name="Undo").click()
    assert order(page) == [0, 1, 2, 3]
    expect(page.get_by_role("button", name="This order is my answer")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="This order is my answer")).to_be_visible()


def test_when_nothing_is_left_to_undo_the_focus_goes_to_the_item(page):
    press(page, 2, "Move up")
    undo = page.get_by_role("button", name="Undo")
    undo.focus()
    page.keyboard.press("Enter")
    expect(undo).to_be_hidden()
    assert has_focus(page.locator("[data-grip]").nth(2))


def test_an_untouched_list_left_behind_is_unanswered(page):
    page.get_by_role("button", name="Save and continue").last.click()
    page.wait_for_url("**/review")
    expect(page.locator(".overview li").nth(2)).to_contain_text("not answered")


def test_this_order_is_my_answer_is_one_click(page):
    with saved(page):
        page.get_by_role("button", name="This order is my answer").click()
    expect(page.get_by_role("button", name="Clear answer")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Clear answer")).to_be_visible()
    assert order(page) == [0, 1, 2, 3]


def test_clearing_brings_the_start_order_back(page):
    with saved(page):
        press(page, 2, "Move up")
    with saved(page):
        page.get_by_role("button", name="Clear answer").click()
    assert order(page) == [0, 1, 2, 3]
    page.reload()
    expect(page.get_by_role("button", name="This order is my answer")).to_be_visible()


def test_after_clearing_there_is_nothing_to_undo(page):
    press(page, 2, "Move up")
    page.get_by_role("button", name="Clear answer").click()
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
