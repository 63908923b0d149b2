"""Choosing positions from lists, as posted by a browser without script."""

import re

import pytest
from browsing import order_of


@pytest.fixture
def at_the_list(seated):
    seated.turn_to(3)
    return seated


def choose(browser, places, *pressed):
    """Choose places for the items by their values, and press a button."""
    fields = [(f"place-3-{value}", str(place or "")) for value, place in enumerate(places)]
    browser.send("/save", [*fields, *pressed])


SAVE = ("places", "3")


def touched(browser):
    return re.search(r'name="touched-3" value="(.?)"', browser.page)[1]


def test_positions_saved_by_their_button_are_the_answer(at_the_list):
    choose(at_the_list, [2, 3, 4, 1], SAVE)
    assert order_of(at_the_list.page) == ["3", "0", "1", "2"]
    assert touched(at_the_list) == "1"
    assert "The order is saved as you chose it." in at_the_list.page


def test_nothing_chosen_is_no_answer(at_the_list):
    choose(at_the_list, [0, 0, 0, 0], ("go", "3"))
    assert touched(at_the_list) == ""


def test_the_button_with_nothing_chosen_says_what_is_missing(at_the_list):
    choose(at_the_list, [0, 0, 0, 0], SAVE)
    assert at_the_list.page.count("No position yet") == 4
    assert touched(at_the_list) == ""


def test_a_clash_comes_back_with_every_choice_and_no_answer(at_the_list):
    choose(at_the_list, [2, 2, 0, 1], SAVE)
    assert re.findall(r'<option value="(\d)" selected', at_the_list.page) == ["2", "2", "1"]
    assert at_the_list.page.count("Position 2 is used more than once") == 2
    assert touched(at_the_list) == ""


def test_the_first_field_to_mend_has_the_focus(at_the_list):
    choose(at_the_list, [1, 2, 2, 4], SAVE)
    assert re.findall(r'<select id="([\w-]+)"[^>]*autofocus', at_the_list.page) == ["place-3-1"]


def test_a_clash_does_not_replace_an_earlier_answer(at_the_list):
    at_the_list.send("/save", [("move", "3:2:up")])
    choose(at_the_list, [1, 1, 2, 4], SAVE)
    assert order_of(at_the_list.page) == ["0", "2", "1", "3"]
    assert touched(at_the_list) == "1"


def test_other_questions_on_the_page_are_saved_beside_a_clash(seated_at_all):
    fields = [("answer-1", "2"), *((f"place-3-{value}", "1") for value in range(4))]
    seated_at_all.send("/save", [*fields, ("go", "submit")])
    assert "not saved yet" in seated_at_all.page
    assert re.search(r'name="answer-1" value="2"[^>]*checked', seated_at_all.page)


def test_a_move_goes_on_from_positions_just_chosen(at_the_list):
    choose(at_the_list, [4, 3, 2, 1], ("move", "3:0:top"))
    assert order_of(at_the_list.page) == ["0", "3", "2", "1"]


def test_a_move_beside_a_clash_is_made_and_the_choices_are_kept(at_the_list):
    choose(at_the_list, [4, 4, 2, 1], ("move", "3:3:top"))
    assert order_of(at_the_list.page) == ["3", "0", "1", "2"]
    assert at_the_list.page.count("Position 4 is used more than once") == 2


def test_clearing_clears_the_choices_too(at_the_list):
    choose(at_the_list, [4, 4, 2, 1], ("clear", "3"))
    assert "is used more than once" not in at_the_list.page
    assert " selected" not in at_the_list.page


def test_choices_that_were_not_changed_do_not_undo_a_newer_move(at_the_list):
    choose(at_the_list, [4, 3, 2, 1], SAVE)
    choose(at_the_list, [4, 3, 2, 1], ("move", "3:0:up"))
    assert order_of(at_the_list.page) == ["3", "2", "0", "1"]


@pytest.mark.parametrize("place", ["5", "-1", "x", "1.5", "1234567"])
def test_a_position_that_no_list_offers_is_refused(at_the_list, place):
    at_the_list.send("/save", [("place-3-0", place), SAVE])
    assert at_the_list.status == 400


@pytest.mark.parametrize(
    "address", ["places=3:9", "places=x", "places=3:1-1-1-1-1", "placed=x", "placed=3", "placed=77"]
)
def test_an_address_with_nonsense_is_simply_the_page(at_the_list, address):
    at_the_list.get(f"{at_the_list.path}?{address}")
    assert at_the_list.status == 200
    assert "is used more than once" not in at_the_list.page
    assert "saved as you chose" not in at_the_list.page
