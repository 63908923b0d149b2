"""The order an ordering starts in, and the smaller questions drawn from it."""

from collections import Counter
from itertools import combinations, pairwise

import pytest
from builders import ordering
from hypothesis import given
from hypothesis import strategies as st
from orders import answers, orders, right

from quizapp.core.errors import BadAnswer, CannotDraw
from quizapp.core.kinds import from_json
from quizapp.core.kinds.subset import take
from quizapp.core.question import to_json
from quizapp.core.rng import stream

EIGHT = ordering("abcdefgh")


class Unmoved:
    """A stream that never changes an order: no draw of it is a start order."""

    def shuffled(self, items):
        return list(items)

    def sample(self, items, count):
        return list(items)[:count]


def asked(order):
    return ordering(order.correct, comparable=order.comparable, locked=order.locked)


@given(order=orders(locks=3, most=7), seed=st.integers())
def test_a_start_order_is_not_right_and_leaves_locked_items_in_place(order, seed):
    question = asked(order)
    start = question.arrange(stream("start", seed))
    assert question.parse(start) == start
    assert not right(order, start)


@pytest.mark.parametrize("ties", [(), (("b", "c"),)])
def test_every_order_that_is_not_right_starts_equally_often(ties):
    question = ordering("abcd", ties=ties)
    drawn = Counter(question.arrange(stream("even", seed)) for seed in range(6000))
    wrong = [answer for answer in answers(question.order) if not right(question.order, answer)]
    assert drawn.keys() == set(wrong)
    assert all(0.7 < count * len(wrong) / 6000 < 1.3 for count in drawn.values())


def test_a_nearly_free_order_gets_a_start_order_in_the_end():
    question = ordering("abcdefgh", comparable=(("a", "b"), ("a", "h"), ("b", "h")))
    start = question.arrange(Unmoved())
    assert sorted(start) == sorted(question.correct)
    assert question.credit(start) < 1


@pytest.mark.parametrize(
    ("keys", "changes"),
    [
        ("ab", {}),
        ("abcd", {"locked": ("a", "d")}),
        ("abcd", {"comparable": (("a", "b"), ("c", "d"))}),
        ("abcd", {"ties": [("a", "b"), ("b", "c"), ("a", "c"), ("a", "d")]}),
        ("abcd", {"comparable": ()}),
    ],
)
def test_fewer_than_three_movable_items_with_an_order_are_no_question(keys, changes):
    with pytest.raises(CannotDraw) as refused:
        ordering(keys, **changes).arrange(stream("few"))
    assert refused.value.code == "ordering-too-small"


@pytest.mark.parametrize("moved", ["bacd", "abdc"])
def test_an_answer_that_moves_a_locked_item_is_malformed(moved):
    question = ordering("abcd", locked=("b", "d"))
    with pytest.raises(BadAnswer) as refused:
        question.parse(moved)
    assert refused.value.code == "answer-locked"


def test_a_locked_item_beside_a_misplaced_one_is_not_missed():
    question = ordering("abcd", locked=("b",))
    assert question.missed(tuple("cbad")) == ("test/a", "test/c")


def test_locked_items_and_end_labels_are_stored():
    question = ordering(locked=("b",), ends=("earliest", "latest"))
    assert from_json(to_json(question)) == question
    assert to_json(question)["ends"] == ["earliest", "latest"]


@pytest.mark.parametrize("choice", ["any", "contiguous"])
@given(seed=st.integers(), count=st.integers(3, 7))
def test_a_part_is_the_same_question_about_fewer_items(choice, seed, count):
    part = take(EIGHT, count, stream("take", seed), choice)
    assert part.key == EIGHT.key
    assert part.digest != EIGHT.digest
    assert [option.key for option in part.options] == list(part.correct) == sorted(part.correct)
    assert set(part.comparable) == set(combinations(part.correct, 2))
    assert part.targets == tuple(f"test/{key}" for key in part.correct)
    assert part.credit(part.arrange(stream("start", seed))) < 1


@given(seed=st.integers(), count=st.integers(3, 7))
def test_a_contiguous_part_leaves_no_item_out_between(seed, count):
    part = take(EIGHT, count, stream("take", seed), "contiguous")
    assert all(ord(after) - ord(before) == 1 for before, after in pairwise(part.correct))


@pytest.mark.parametrize(("choice", "parts"), [("any", 56), ("contiguous", 6)])
def test_every_part_is_drawn_equally_often(choice, parts):
    drawn = Counter(take(EIGHT, 3, stream("even", seed), choice).correct for seed in range(100 * parts))
    assert len(drawn) == parts
    assert all(60 < count < 150 for count in drawn.values())


def test_parts_that_can_be_asked_are_drawn_equally_often_also_where_others_cannot():
    question = ordering("abcdef", comparable=tuple(combinations("abcd", 2)))
    drawn = Counter(take(question, 4, stream("even", seed)).correct for seed in range(900))
    assert len(drawn) == 9  # all of abcd, or three of them with e or f
    assert all(60 < count < 150 for count in drawn.values())


def test_a_locked_item_stays_locked_in_a_part_that_has_it():
    question = ordering("abcdef", locked=("a", "c"))
    assert question.part("bcdef").locked == ("c",)
    assert question.part("bdef").locked == ()


@pytest.mark.parametrize("choice", ["any", "contiguous"])
def test_the_whole_is_no_part(choice):
    assert take(EIGHT, 8, stream("all"), choice) is EIGHT


@given(seed=st.integers())
def test_a_part_keeps_three_movable_items_that_have_an_order(seed):
    question = ordering("abcdefgh", comparable=(("a", "b"), ("a", "h"), ("b", "h")), locked=("e",))
    part = take(question, 4, stream("rare", seed))
    assert {"a", "b", "h"} < set(part.correct)


def test_three_items_with_an_order_are_found_where_draws_fail():
    question = ordering("abcdefgh", comparable=(("f", "g"), ("f", "h"), ("g", "h")))
    assert set(take(question, 4, Unmoved()).correct) == {"a", "f", "g", "h"}


@pytest.mark.parametrize(("choice", "count"), [("any", 2), ("contiguous", 2), ("contiguous", 4)])
def test_a_part_that_is_no_question_is_refused(choice, count):
    question = ordering("abcdefgh", comparable=(("a", "b"), ("a", "h"), ("b", "h")))
    with pytest.raises(CannotDraw) as refused:
        take(question, count, stream("few"), choice)
    assert refused.value.code == "ordering-too-small"
