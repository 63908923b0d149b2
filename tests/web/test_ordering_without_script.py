"""Putting items in order with nothing but submit buttons."""

import re

import pytest
from browsing import order_of


@pytest.fixture
def at_the_list(seated):
    seated.turn_to(3)
    return seated


def answered(page):
    return "Clear answer" in page and "This order is my answer" not in visible(page)


def visible(page):
    return re.sub(r"<[^>]*\bhidden\b[^>]*>.*?</\w+>", "", page, flags=re.DOTALL)


def test_the_list_starts_as_it_was_shown_and_unanswered(at_the_list):
    assert order_of(at_the_list.page) == ["0", "1", "2", "3"]
    assert 'name="touched-3" value=""' in at_the_list.page


def test_an_untouched_list_is_no_answer(at_the_list):
    at_the_list.send("/save", [("go", "3")])
    assert 'name="touched-3" value=""' in at_the_list.page


def test_a_move_is_saved_and_says_where_the_item_is_now(at_the_list):
    at_the_list.send("/save", [("move", "3:2:up")])
    assert order_of(at_the_list.page) == ["0", "2", "1", "3"]
    assert "is now number 2 of 4" in at_the_list.page
    assert 'name="touched-3" value="1"' in at_the_list.page


def test_the_pressed_button_keeps_the_focus(at_the_list):
    at_the_list.send("/save", [("move", "3:2:up")])
    assert re.search(r'value="3:2:up"[^>]*autofocus|autofocus[^>]*value="3:2:up"', at_the_list.page)


def test_at_the_end_of_the_list_the_opposite_button_takes_the_focus(at_the_list):
    at_the_list.send("/save", [("move", "3:1:up")])
    assert re.search(r'value="3:1:down"[^>]*autofocus|autofocus[^>]*value="3:1:down"', at_the_list.page)


@pytest.mark.parametrize(
    ("move", "after"),
    [("3:2:top", "2013"), ("3:1:bottom", "0231"), ("3:0:top", "0123"), ("3:3:down", "0123"), ("3:3:bottom", "0123")],
)
def test_an_item_goes_to_an_end_at_once(at_the_list, move, after):
    at_the_list.send("/save", [("move", move)])
    assert "".join(order_of(at_the_list.page)) == after


def test_moves_go_on_from_where_the_list_stands(at_the_list):
    for move in ("3:3:up", "3:3:up", "3:0:down"):
        at_the_list.send("/save", [("move", move)])
    assert order_of(at_the_list.page) == ["3", "0", "1", "2"]


def test_a_list_moved_back_to_its_start_is_still_an_answer(at_the_list):
    at_the_list.send("/save", [("move", "3:2:up")])
    at_the_list.send("/save", [("move", "3:2:down")])
    assert order_of(at_the_list.page) == ["0", "1", "2", "3"]
    assert 'name="touched-3" value="1"' in at_the_list.page


def test_this_order_is_my_answer_counts_the_list_as_it_stands(at_the_list):
    at_the_list.send("/save", [("confirm", "3")])
    assert 'name="touched-3" value="1"' in at_the_list.page


def test_clearing_returns_to_the_start_order(at_the_list):
    at_the_list.send("/save", [("move", "3:2:up")])
    at_the_list.send("/save", [("clear", "3")])
    assert order_of(at_the_list.page) == ["0", "1", "2", "3"]
    assert 'name="touched-3" value=""' in at_the_list.page


@pytest.mark.parametrize("move", ["3:9:up", "3:1:sideways", "x", "3:1", "3:-1:up", "3:1:up:up"])
def test_a_move_that_no_button_makes_is_refused(at_the_list, move):
    at_the_list.send("/save", [("move", move)])
    assert at_the_list.status == 400


def test_an_address_with_a_nonsense_move_is_simply_the_page(at_the_list):
    at_the_list.get(at_the_list.path + "?moved=3:77:up")
    assert at_the_list.status == 200
    assert not re.search(r"is now number \d", at_the_list.page)
