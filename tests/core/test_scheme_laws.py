"""What holds for every scheme and every order it accepts."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from builders import ordering
from hypothesis import assume, given
from hypothesis import strategies as st
from orders import answers, orders, right

from quizapp.core.schemes import SCHEMES
from quizapp.core.schemes.order import Order, exchanged, one_right_order, unnamed

every_scheme = pytest.mark.parametrize("scheme", SCHEMES)


def marks(scheme, order):
    """Return the credit of every answer, or give the example up where the scheme refuses the order."""
    assume(not SCHEMES[scheme].refusal(order))
    return {answer: SCHEMES[scheme].mark(order, answer) for answer in answers(order)}


@every_scheme
@given(order=orders())
def test_every_credit_lies_from_nothing_to_everything(scheme, order):
    assert all(0 <= credit <= 1 for credit in marks(scheme, order).values())


@every_scheme
@given(order=orders())
def test_exactly_the_right_orders_earn_everything(scheme, order):
    assert all((credit == 1) == right(order, answer) for answer, credit in marks(scheme, order).items())


@every_scheme
@given(order=orders())
def test_locked_items_earn_nothing_by_themselves(scheme, order):
    assert min(marks(scheme, order).values()) == 0


@every_scheme
@given(order=orders(), mixed=st.permutations("stuvwxyz"))
def test_other_names_earn_the_same(scheme, order, mixed):
    name = dict(zip(order.correct, mixed, strict=False))
    pairs = tuple((name[a], name[b]) for a, b in order.comparable)
    renamed = Order(tuple(name.values()), pairs, tuple(name[key] for key in order.locked))
    for answer, credit in marks(scheme, order).items():
        assert SCHEMES[scheme].mark(renamed, tuple(name[key] for key in answer)) == credit
    assert unnamed(renamed) == unnamed(order)


@given(order=orders(), data=st.data())
def test_putting_a_wrong_pair_of_neighbours_right_never_lowers_the_credit_for_pairs(order, data):
    earned = marks("pairs", order)
    answer = data.draw(st.sampled_from(list(earned)))
    for pair in pairwise(answer):
        if pair[::-1] in order.comparable and not {*order.locked}.intersection(pair):
            assert earned[exchanged(answer, pair)] >= earned[answer]


@given(order=orders())
def test_the_longest_that_may_stay_is_found_as_by_trying_every_set(order):
    idle = most_that_stay(replace(order, locked=()), order.correct[::-1], order.free)
    for answer, credit in marks("longest", order).items():
        stay = most_that_stay(order, answer, order.free)
        assert credit == Fraction(max(0, stay - idle), len(order.free) - idle)


def most_that_stay(order, answer, items):
    """Return the most of these items that, with the locked ones, are in no wrong pair with each other."""
    wrong = [set(pair) for pair in order.wrong(answer)]
    sets = (
        some
        for size in range(len(items), -1, -1)
        for some in combinations(items, size)
        if not any(pair <= {*some, *order.locked} for pair in wrong)
    )
    return len(next(sets))


@pytest.mark.parametrize("scheme", ["pairs", "exact", "position", "longest"])
@given(order=orders(locks=0, partial=False), before=st.integers(0, 2), after=st.integers(0, 2))
def test_items_locked_at_the_ends_change_nothing(scheme, order, before, after):
    keys = ("first", "second")[:before] + order.correct + ("last", "very last")[:after]
    whole = ordering(keys, locked=(*keys[:before], *keys[len(keys) - after :]))
    for answer, credit in marks(scheme, order).items():
        assert whole.credit(whole.order.arranged(answer), scheme) == credit


@given(order=orders(locks=0, partial=False))
def test_neighbours_that_are_both_locked_change_nothing(order):
    one = ordering(("second", *order.correct), locked=("second",))
    two = ordering(("first", "second", *order.correct), locked=("first", "second"))
    for answer in answers(order):
        assert one.credit(("second", *answer), "adjacent") == two.credit(("first", "second", *answer), "adjacent")


@given(order=orders())
def test_one_right_order_is_never_said_of_several(order):
    if one_right_order(order):
        assert [answer for answer in answers(order) if right(order, answer)] == [order.correct]


@given(order=orders(locks=0))
def test_without_locks_a_single_right_order_is_always_found(order):
    assert one_right_order(order) == (sum(right(order, answer) for answer in answers(order)) == 1)
