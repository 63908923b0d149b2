"""Lists on small screens, at double size, from right to left, in forced colours, and with less motion."""

import pytest
from lists import (
    ARABIC,
    FERRIES,
    FERRIES_SHOWN,
    LONG,
    LONG_SHOWN,
    PHONE,
    drag,
    grip,
    middle,
    order,
    past,
    press,
    rows,
    saved,
)
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LISTS = {"plain": {"slot": 3}, "fixed": {"questions": (FERRIES,), "shown": FERRIES_SHOWN}}
LISTS |= {"long": {"questions": (LONG,), "shown": LONG_SHOWN}, "arabic": {"questions": (ARABIC,)}}
EVERY = pytest.mark.parametrize("which", LISTS)


def opened(taking_in, which, **options):
    page = taking_in(**LISTS[which], **options)
    page.get_by_text("Choose positions instead").click()
    return page


def overflowing(page):
    """Return the texts that are cut off or stick out of the window."""
    return page.locator("main *:visible:not(.vh, .vh *, svg, svg *)").evaluate_all(
        """all => all.filter(e => {
            const box = e.getBoundingClientRect();
            return box.right > innerWidth + 0.5 || box.left < -0.5;
        }).map(e => e.tagName + e.className)""",
    )


@EVERY
def test_every_target_is_large_enough_for_a_finger(taking_in, which):
    page = opened(taking_in, which, **PHONE)
    small = page.locator("main button:visible:not(.vh), main select, main summary, main label:visible").evaluate_all(
        """all => all.map(e => [e.tagName + e.textContent.trim(), e.getBoundingClientRect()])
            .filter(([, box]) => box.width < 44 || box.height < 44).map(([text]) => text)""",
    )
    assert small == []


@EVERY
def test_at_320_pixels_nothing_sticks_out(taking_in, which):
    page = opened(taking_in, which, viewport={"width": 320, "height": 640})
    assert overflowing(page) == []


@EVERY
def test_at_double_size_nothing_sticks_out(taking_in, which):
    # A window of 640 px at 200 % shows as much as one of 320 px: the letters grow with it.
    page = opened(taking_in, which, viewport={"width": 640, "height": 900})
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    assert overflowing(page) == []
    with saved(page):
        press(page, 0, "Move down")


def test_no_word_of_a_long_item_is_cut_off(taking_in):
    page = opened(taking_in, "long", viewport={"width": 320, "height": 640})
    cut = page.locator(".order .text").evaluate_all("all => all.filter(e => e.scrollWidth > e.clientWidth + 1).length")
    assert cut == 0
    assert min(map(len, page.locator(".order .text").all_inner_texts())) >= 195


def test_an_item_sent_to_the_other_end_of_a_long_list_stays_in_view(taking_in):
    page = taking_in(**LISTS["long"], viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    press(page, 11, "Move to top")
    assert order(page)[0] == 11
    expect(rows(page).nth(0).get_by_role("button", name="Move to top")).to_be_in_viewport()


def test_the_language_of_the_question_decides_its_direction(taking_in):
    page = taking_in(**LISTS["arabic"])
    handle, place, text, moves = (
        rows(page).nth(0).locator(part).bounding_box()["x"] for part in (".grip", ".place", ".text", ".moves")
    )
    assert handle > place > text > moves
    expect(page.locator("legend")).to_have_attribute("dir", "rtl")
    expect(page.locator("#hint-1")).to_have_css("direction", "ltr")


def test_from_right_to_left_an_item_is_dragged_as_well(taking_in):
    page = taking_in(**LISTS["arabic"])
    drag(page, middle(grip(page, 0)), past(page, 3))
    page.mouse.up()
    assert order(page) == [1, 2, 3, 0]


@pytest.mark.parametrize(("motion", "glides"), [("no-preference", True), ("reduce", False)])
def test_items_glide_unless_less_motion_is_wished_for(taking_in, motion, glides):
    page = taking_in(slot=3, reduced_motion=motion)
    moving = page.evaluate(
        """() => {
            document.querySelector("[data-step=down]:not([aria-disabled])").click();
            return [...document.querySelectorAll("[data-order] > li")].some((row) => row.getAnimations().length > 0);
        }""",
    )
    assert moving is glides


def test_forced_colours_keep_borders_icons_and_what_is_dragged_apart(taking_in):
    page = opened(taking_in, "fixed", forced_colors="active")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for part, style in (
        (".order li", "borderTopColor"),
        (".moves button", "borderTopColor"),
        (".moves .icon", "stroke"),
        (".grip .icon", "stroke"),
        (".places select", "borderTopColor"),
    ):
        assert page.locator(part).first.evaluate("(e, style) => getComputedStyle(e)[style]", style) != paper, part
    rows(page).nth(0).scroll_into_view_if_needed()
    drag(page, middle(grip(page, 0)), past(page, 2))
    dragged = page.locator(".dragged")
    assert dragged.evaluate("e => getComputedStyle(e).outlineStyle") == "dashed"
    assert dragged.evaluate("e => getComputedStyle(e).outlineColor") != paper
