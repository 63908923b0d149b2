"""What an instructor learns from the answers to an ordering question."""

import tracemalloc
from collections import Counter
from fractions import Fraction
from itertools import islice, permutations

import pytest
from builders import ordering
from hypothesis import given
from hypothesis import strategies as st
from orders import answers, orders, right

from quizapp.stats.frequent import Frequent
from quizapp.stats.ordering import Confusion, analyse, confusions, window

ORDER = ordering().order
GIVEN = [tuple(answer) for answer in ("abcd", "bacd", "bacd", "dabc", "", "abdc")]
SEEN = analyse(ORDER, GIVEN)


def test_answers_are_counted_apart_from_blanks():
    assert (SEEN.answered, SEEN.blank, SEEN.right) == (5, 1, 1)


def test_every_pair_says_how_often_it_was_turned_round():
    wrong = {"".join(pair): confusion.wrong for pair, confusion in SEEN.pairs.items()}
    assert wrong == {"ab": 2, "ac": 0, "ad": 1, "bc": 0, "bd": 1, "cd": 2}
    assert SEEN.pairs["a", "b"].share == Fraction(2, 5)


def test_every_item_says_where_it_was_put():
    assert SEEN.placed["a"] == (2, 3, 0, 0)
    assert SEEN.placed["d"] == (1, 0, 1, 3)


def test_an_item_says_how_far_it_was_from_its_place():
    assert SEEN.displacement["d"] == Fraction(4, 5)
    assert SEEN.displacement["b"] == Fraction(3, 5)


def test_the_wrong_orders_come_with_the_commonest_first():
    assert [("".join(each.order), each.count, each.error) for each in SEEN.common] == [
        ("bacd", 2, 0),
        ("dabc", 1, 0),
        ("abdc", 1, 0),
    ]


def test_an_item_that_may_stand_at_several_places_is_displaced_from_none_of_them():
    tied = analyse(ordering(ties=[("b", "c")]).order, [tuple("acbd"), tuple("bacd")])
    assert tied.right == 1
    assert tied.displacement["c"] == 0
    assert tied.displacement["b"] == Fraction(1, 2)


def test_locked_items_confuse_nobody():
    seen = analyse(ordering("abcd", locked=("a",)).order, [tuple("acbd")])
    assert seen.pairs.keys() == {("b", "c"), ("b", "d"), ("c", "d")}
    assert "a" not in seen.displacement


def test_without_answers_nothing_is_said():
    seen = analyse(ORDER, [])
    assert (seen.answered, seen.displacement, seen.common) == (0, {}, ())
    assert {confusion.share for confusion in seen.pairs.values()} == {0}


def test_pairs_add_up_over_questions_that_share_items():
    other = analyse(ordering("bcd").order, [tuple("cbd"), tuple("cbd")])
    together = confusions([SEEN, other])
    assert together["b", "c"] == Confusion(shown=7, wrong=2)
    assert together["a", "b"] == Confusion(shown=5, wrong=2)
    assert list(together)[:3] == [("a", "b"), ("b", "c"), ("c", "d")]


@given(order=orders())
def test_a_window_holds_every_place_of_a_right_order(order):
    for key in order.free:
        places = [answer.index(key) for answer in answers(order) if right(order, answer)]
        first, last = window(order, key)
        assert first <= min(places)
        assert max(places) <= last


@given(order=orders(), data=st.data())
def test_an_analysis_agrees_with_counting_each_thing_by_itself(order, data):
    given_ = data.draw(st.lists(st.sampled_from([*answers(order), ()]), max_size=20))
    seen = analyse(order, iter(given_))
    real = [answer for answer in given_ if answer]
    assert seen.right == sum(right(order, answer) for answer in real)
    for (earlier, later), confusion in seen.pairs.items():
        assert confusion.wrong == sum(answer.index(earlier) > answer.index(later) for answer in real)
    assert all(sum(counts) == len(real) for counts in seen.placed.values())
    assert {each.order: each.count for each in seen.common} == Counter(a for a in real if not right(order, a))


@given(things=st.lists(st.integers(0, 9), max_size=200), size=st.integers(1, 12))
def test_frequent_things_are_counted_within_the_stated_error(things, size):
    frequent, true = Frequent(size), Counter(things)
    for thing in things:
        frequent.add(thing)
    counted = dict(frequent.most())
    assert len(counted) <= size
    assert frequent.error <= len(things) / (size + 1)
    assert all(true[thing] - frequent.error <= counted.get(thing, 0) <= true[thing] for thing in true)
    assert len(true) > size or counted == true


def test_nothing_can_be_counted_without_room():
    with pytest.raises(ValueError, match="nothing to count"):
        Frequent(0)


def test_memory_does_not_grow_with_the_number_of_answers():
    order = ordering("abcdefgh").order

    def peak(count):
        tracemalloc.start()
        analyse(order, islice(permutations(order.correct), count), kept=50)
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    peak(2_000)  # what is made once
    assert peak(20_000) < 3 * peak(2_000)
