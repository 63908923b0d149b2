"""Putting items in order by mouse, finger, keyboard, and with no script at all."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

MOVED = re.compile(r"Option \w is now number \d of 4")


def order(page):
    return page.locator("[data-order] input").evaluate_all("inputs => inputs.map(input => input.value).join('')")


def status(page):
    return page.locator("[role=status]")


def saved(page):
    return page.expect_response(lambda response: response.request.method == "POST")


def middle(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def grip(page, index):
    return page.locator("[data-grip]").nth(index)


def rows(page):
    return page.locator("[data-order] > li")


@pytest.fixture
def page(taking_in):
    return taking_in(slot=3)


@pytest.fixture
def phone(taking_in):
    return taking_in(slot=3, has_touch=True, is_mobile=True, viewport={"width": 360, "height": 640})


def drag(page, start, end, steps=12):
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=steps)


def swipe(page, start, end, steps=12):
    """Touch at one point, move to another, lift."""
    session = page.context.new_cdp_session(page)

    def touch(kind, *points):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    touch("touchStart", start)
    for step in range(1, steps + 1):
        share = step / steps
        touch("touchMove", (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share))
    touch("touchEnd")


def test_a_button_moves_its_item_and_says_where_it_is(page):
    with saved(page):
        page.get_by_role("button", name="Move up").nth(2).click()
    assert order(page) == "0213"
    expect(status(page)).to_have_text(MOVED)


def test_a_move_is_saved_within_a_second_and_shown_after_reload(page):
    with saved(page):
        page.get_by_role("button", name="Move up").nth(2).click()
    expect(page.locator(".saved")).to_contain_text(re.compile(r"Saved \d\d:\d\d:\d\d"))
    page.reload()
    assert order(page) == "0213"


def test_the_mouse_drags_an_item_by_its_handle(page):
    last = middle(rows(page).nth(3))
    with saved(page):
        drag(page, middle(grip(page, 0)), (last[0], last[1] + 20))
        page.mouse.up()
    assert order(page) == "1230"
    expect(status(page)).to_have_text(re.compile(r"is now number 4 of 4"))


def test_escape_takes_a_drag_back(page):
    drag(page, middle(grip(page, 0)), middle(rows(page).nth(3)))
    assert order(page) != "0123"
    page.keyboard.press("Escape")
    page.mouse.up()
    assert order(page) == "0123"


def test_a_finger_drags_an_item_by_its_handle(phone):
    target = middle(rows(phone).nth(2))
    with saved(phone):
        swipe(phone, middle(grip(phone, 0)), (middle(grip(phone, 0))[0], target[1] + 30))
    assert order(phone) == "1203"


def test_a_swipe_over_the_text_scrolls_and_moves_nothing(phone):
    start = middle(rows(phone).nth(1).locator(".text"))
    swipe(phone, start, (start[0], start[1] - 150))
    phone.wait_for_function("scrollY > 0")
    assert order(phone) == "0123"


def test_a_tap_on_a_button_is_enough(phone):
    with saved(phone):
        phone.get_by_role("button", name="Move down").nth(0).tap()
    assert order(phone) == "1023"


def test_every_target_is_large_enough_for_a_finger(phone):
    small = phone.locator("main button:visible:not(.vh), main label:visible").evaluate_all(
        """all => all.map(e => [e.textContent.trim(), e.getBoundingClientRect()])
            .filter(([, box]) => box.width < 44 || box.height < 44).map(([text]) => text)""",
    )
    assert small == []


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_is_wider_than_the_phone(taking_in, width):
    page = taking_in(slot=3, viewport={"width": width, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_alone_moves_an_item_to_the_top(page):
    button = page.get_by_role("button", name="Move up").nth(3)
    for _ in range(60):
        page.keyboard.press("Tab")
        if button.evaluate("button => button === document.activeElement"):
            break
    for key in ("Enter", "Space", "Enter"):
        page.keyboard.press(key)
    assert order(page) == "3012"
    assert page.evaluate("document.activeElement.value").endswith(":3:up")


def test_at_the_top_another_press_moves_nothing_and_keeps_the_focus(page):
    first = page.get_by_role("button", name="Move up").nth(0)
    first.focus()
    page.keyboard.press("Enter")
    assert order(page) == "0123"
    assert first.evaluate("button => button === document.activeElement")


def test_enter_in_the_page_never_moves_an_item(taking_in):
    page = taking_in(slot=1)
    page.get_by_role("radio").nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/2")


def test_this_order_is_my_answer_is_one_click(page):
    with saved(page):
        page.get_by_role("button", name="This order is my answer").click()
    expect(page.get_by_role("button", name="Clear answer")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Clear answer")).to_be_visible()


def test_clearing_brings_the_start_order_back(page):
    with saved(page):
        page.get_by_role("button", name="Move up").nth(2).click()
    with saved(page):
        page.get_by_role("button", name="Clear answer").click()
    assert order(page) == "0123"
    page.reload()
    expect(page.get_by_role("button", name="This order is my answer")).to_be_visible()


def test_without_script_the_buttons_do_the_same_and_keep_the_focus(taking_in):
    page = taking_in(slot=3, java_script_enabled=False)
    page.get_by_role("button", name="Move up").nth(3).click()
    assert order(page) == "0132"
    expect(status(page)).to_have_text(MOVED)
    assert re.match(r"Option \w: now 3 of 4 ", page.title())
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert order(page) == "0312"


def test_right_to_left_pages_keep_everything_in_place(page):
    page.evaluate("document.documentElement.dir = 'rtl'")
    last = middle(rows(page).nth(3))
    drag(page, middle(grip(page, 0)), (last[0], last[1] + 20))
    page.mouse.up()
    assert order(page) == "1230"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
