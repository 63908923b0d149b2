"""Dragging by mouse and finger, and changing one's mind meanwhile."""

import re

import pytest
from lists import (
    LONG,
    LONG_SHOWN,
    PHONE,
    Finger,
    comes_true,
    drag,
    grip,
    has_focus,
    middle,
    order,
    past,
    press,
    rows,
    saved,
    stands,
    status,
)
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(taking_in):
    return taking_in(slot=3)


@pytest.fixture
def phone(taking_in):
    return taking_in(slot=3, **PHONE)


def test_the_mouse_drags_an_item_by_its_handle(page):
    with saved(page):
        drag(page, middle(grip(page, 0)), past(page, 3))
        page.mouse.up()
    assert order(page) == [1, 2, 3, 0]
    expect(status(page)).to_have_text(re.compile(r"is now number 4 of 4"))
    assert has_focus(grip(page, 3))


def test_the_item_follows_the_pointer(page):
    x, y = middle(grip(page, 0))
    before = rows(page).nth(0).bounding_box()["y"]
    drag(page, (x, y), (x, y + 17))
    there = f"Math.abs(document.querySelector('.dragged').getBoundingClientRect().top - {before + 17}) < 1"
    assert comes_true(page, there, frames=120)
    page.mouse.up()


def test_an_item_is_dragged_up_as_well(page):
    with saved(page):
        x, y = middle(rows(page).nth(0))
        drag(page, middle(grip(page, 3)), (x, y - 15))
        page.mouse.up()
    assert order(page) == [3, 0, 1, 2]


def test_escape_takes_a_drag_back(page):
    drag(page, middle(grip(page, 0)), past(page, 3))
    assert stands(page, [1, 2, 3, 0])
    page.keyboard.press("Escape")
    page.mouse.up()
    assert order(page) == [0, 1, 2, 3]
    expect(status(page)).to_have_text(re.compile(r"is now number 1 of 4"))
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()


def test_what_was_saved_during_a_drag_taken_back_is_put_right(page):
    press(page, 3, "Move up")
    with saved(page):
        drag(page, middle(grip(page, 0)), past(page, 3))
    with saved(page):
        page.keyboard.press("Escape")
    page.mouse.up()
    page.reload()
    assert order(page) == [0, 1, 3, 2]


def test_undo_takes_a_drag_back(page):
    drag(page, middle(grip(page, 0)), past(page, 3))
    page.mouse.up()
    page.get_by_role("button", name="Undo").click()
    assert order(page) == [0, 1, 2, 3]


def test_a_finger_drags_an_item_by_its_handle(phone):
    start = middle(grip(phone, 0))
    with saved(phone):
        Finger(phone).swipe(start, (start[0], past(phone, 2)[1]))
    assert order(phone) == [1, 2, 0, 3]


def test_a_touch_that_the_system_takes_away_changes_nothing(phone):
    finger, start = Finger(phone), middle(grip(phone, 0))
    finger.slide(start, (start[0], past(phone, 2)[1]))
    assert stands(phone, [1, 2, 0, 3])
    finger.touch("Cancel")
    expect(phone.locator(".dragged")).to_have_count(0)
    assert order(phone) == [0, 1, 2, 3]


def test_a_second_finger_on_another_handle_does_not_disturb(phone):
    finger, start, other = Finger(phone), middle(grip(phone, 0)), middle(grip(phone, 3))
    target = (start[0], past(phone, 1)[1])
    finger.slide(start, target)
    assert stands(phone, [1, 0, 2, 3])
    finger.touch("Start", target, other)
    finger.touch("Move", target, (other[0], start[1]))
    finger.touch("End")
    expect(phone.locator(".dragged")).to_have_count(0)
    assert order(phone) == [1, 0, 2, 3]


def test_a_swipe_over_the_text_scrolls_and_moves_nothing(phone):
    start = middle(rows(phone).nth(1).locator(".text"))
    Finger(phone).swipe(start, (start[0], start[1] - 150))
    assert comes_true(phone, "scrollY > 0", frames=120)
    assert order(phone) == [0, 1, 2, 3]


def test_only_the_handles_keep_the_finger_from_scrolling(phone):
    kept = phone.locator("main *").evaluate_all(
        "all => all.filter(e => getComputedStyle(e).touchAction !== 'auto').map(e => 'grip' in e.dataset)",
    )
    assert kept == [True] * 4


def test_a_tap_on_a_button_is_enough(phone):
    with saved(phone):
        phone.get_by_role("button", name="Move down").nth(0).tap()
    assert order(phone) == [1, 0, 2, 3]


@pytest.mark.parametrize(("row", "edge", "end"), [(0, 795, 11), (11, 5, 0)])
def test_near_the_edge_of_the_window_a_long_list_scrolls_by_itself(taking_in, row, edge, end):
    page = taking_in(questions=(LONG,), shown=LONG_SHOWN, viewport={"width": 400, "height": 800})
    grip(page, row).scroll_into_view_if_needed()
    moving = order(page)[row]
    x, y = middle(grip(page, row))
    drag(page, (x, y), (x, edge))
    there = f"document.querySelectorAll('[data-order] > li')[{end}].querySelector('input').value === '{moving}'"
    assert comes_true(page, there)
    page.mouse.up()
    assert order(page)[end] == moving
