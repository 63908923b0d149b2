"""Choosing a position for each item: the equal way for whoever does not move things."""

import pytest
from lists import FERRIES, FERRIES_SHOWN, has_focus, order, press, saved, status, texts
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture(params=[True, False], ids=["script", "plain"])
def page(request, taking_in):
    page = taking_in(slot=3, java_script_enabled=request.param)
    page.get_by_text("Choose positions instead").click()
    return page


def selects(page):
    return page.locator(".places select")


def choose(page, places):
    """Choose a position in each row of lists, from the top; 0 leaves it without."""
    for row, place in enumerate(places):
        selects(page).nth(row).select_option(str(place or ""))


def chosen(page):
    return [int(value or 0) for value in selects(page).evaluate_all("all => all.map(select => select.value)")]


def save(page):
    page.get_by_role("button", name="Save these positions").click()


def test_positions_that_fit_are_the_answer(page):
    choose(page, [2, 3, 4, 1])
    save(page)
    expect(status(page)).to_have_text("The order is saved as you chose it.")
    assert order(page) == [3, 0, 1, 2]
    expect(page.get_by_role("button", name="Clear answer")).to_be_visible()


def test_they_count_when_going_on_without_their_button_too(page):
    choose(page, [2, 3, 4, 1])
    page.get_by_role("button", name="Save and continue").last.click()
    page.wait_for_url("**/review")
    page.go_back()
    expect(page.get_by_role("button", name="Clear answer")).to_be_visible()
    page.reload()
    assert order(page) == [3, 0, 1, 2]


def test_positions_that_give_the_order_at_the_start_are_an_answer_as_well(page):
    choose(page, [1, 2, 3, 4])
    save(page)
    expect(page.get_by_role("button", name="Clear answer")).to_be_visible()
    assert order(page) == [0, 1, 2, 3]


def test_a_clash_is_told_beside_the_items_and_every_choice_is_kept(page):
    choose(page, [2, 2, 1, 0])
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("not saved yet")
    assert page.title().startswith("Positions not saved yet")
    assert chosen(page) == [2, 2, 1, 0]
    troubles = page.locator(".places li").evaluate_all(
        "all => all.map(row => row.querySelector('.problem')?.textContent ?? '')"
    )
    assert troubles == ["Position 2 is used more than once"] * 2 + ["", "No position yet"]
    expect(selects(page).nth(0)).to_have_accessible_description("Position 2 is used more than once")
    expect(page.locator("select:focus")).to_have_count(1)
    assert has_focus(selects(page).nth(0))


def test_a_clash_changes_no_answer(page):
    press(page, 2, "Move up")
    expect(page.locator(".saved")).to_contain_text("Saved")
    if not selects(page).first.is_visible():
        page.get_by_text("Choose positions instead").click()
    choose(page, [2, 2, 1, 4])
    save(page)
    expect(page.get_by_role("alert")).to_be_visible()
    assert order(page) == [0, 2, 1, 3]
    kept = chosen(page)
    page.reload()
    assert chosen(page) == kept
    assert sorted(kept) == [1, 2, 2, 4]
    expect(page.get_by_role("button", name="Clear answer")).to_be_visible()


def test_a_clash_is_told_before_going_on_but_holds_nobody_back(page):
    choose(page, [2, 2, 1, 4])
    page.get_by_role("button", name="Save and continue").last.click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_role("button", name="Save and continue").last.click()
    page.wait_for_url("**/review")
    expect(page.locator(".overview li").nth(2)).to_contain_text("not answered")


def test_a_mended_clash_is_saved(page):
    choose(page, [2, 2, 1, 0])
    save(page)
    expect(page.get_by_role("alert")).to_be_visible()
    choose(page, [2, 3, 1, 4])
    save(page)
    expect(status(page)).to_have_text("The order is saved as you chose it.")
    assert order(page) == [2, 0, 1, 3]


def test_positions_left_alone_do_not_undo_a_move(taking_in):
    page = taking_in(slot=3)
    page.get_by_text("Choose positions instead").click()
    choose(page, [4, 3, 0, 0])
    with saved(page):
        press(page, 3, "Move to top")
    assert chosen(page) == [2, 3, 4, 1]
    page.get_by_role("button", name="Save and continue").last.click()
    page.wait_for_url("**/review")
    page.go_back()
    assert order(page) == [3, 0, 1, 2]


def test_nothing_is_saved_while_positions_are_being_chosen(taking_in):
    page = taking_in(slot=3)
    page.get_by_text("Choose positions instead").click()
    choose(page, [4, 3, 2, 1])
    with saved(page) as reply:
        page.get_by_role("button", name="Flag for later").click()
    told = reply.value.json()["items"]["3"]
    assert (told["answered"], told["flagged"], told["seen"]) == (False, True, 0)
    assert "place" not in reply.value.request.post_data


def test_only_free_positions_are_offered_and_the_ends_are_named(taking_in):
    page = taking_in(questions=(FERRIES,), shown=FERRIES_SHOWN)
    page.get_by_text("Choose positions instead").click()
    offered = selects(page).first.locator("option").all_inner_texts()
    assert offered == ["Position", "1 (earliest)", "3", "4", "6 (latest)"]
    expect(page.locator(".places .fixed")).to_have_text(["fixed at 2", "fixed at 5"])
    choose(page, [6, 1, 3, 4])
    save(page)
    expect(status(page)).to_have_text("The order is saved as you chose it.")
    assert texts(page) == [
        "The first ferry sails",
        "The harbour is dug",
        "The ferry stops",
        "The bridge opens",
        "The tunnel is planned",
        "The bridge closes",
    ]
