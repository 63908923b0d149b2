"""What answers without knowledge earn."""

from fractions import Fraction
from itertools import combinations, permutations

import pytest
from builders import EXAMPLES, multiple_response, ordering, single_choice
from hypothesis import assume, given
from orders import answers, orders, right

from quizapp.core.kinds.multiple_response import SCHEMES as RULES
from quizapp.core.schemes import SCHEMES
from quizapp.core.schemes.chance import SAMPLE, arrangements, chance, start_reversed
from quizapp.core.schemes.order import total

every_scheme = pytest.mark.parametrize("scheme", SCHEMES)


def mean(credits_):
    return sum(credits_, Fraction(0)) / len(credits_)


@every_scheme
@given(order=orders(locks=3, most=6))
def test_the_chance_score_is_the_mean_over_all_orders(scheme, order):
    assume(not SCHEMES[scheme].refusal(order))
    assert chance(order, scheme) == mean([SCHEMES[scheme].mark(order, answer) for answer in answers(order)])


@every_scheme
def test_a_formula_says_the_same_as_all_orders_where_they_are_too_many_to_look_at(scheme):
    order = total(8)
    assert chance(order, scheme) == mean([SCHEMES[scheme].mark(order, each) for each in permutations(order.correct)])


@pytest.mark.parametrize("scheme", ["pairs", "longest"])
def test_a_sample_comes_near_where_there_is_no_formula(scheme):
    order = ordering("abcdefgh", ties=[("a", "b")]).order
    sampled = chance(order, scheme)
    exact = mean([SCHEMES[scheme].mark(order, each) for each in permutations(order.correct)])
    assert sampled != exact
    assert abs(sampled - exact) <= 4 * Fraction(1, 200)


@every_scheme
@given(order=orders())
def test_what_reversing_pays_is_the_mean_over_all_orders_that_are_not_right(scheme, order):
    assume(not SCHEMES[scheme].refusal(order))
    blind = [order.turned(answer) for answer in answers(order) if not right(order, answer)]
    assert start_reversed(order, scheme) == mean([SCHEMES[scheme].mark(order, answer) for answer in blind])


def test_a_sample_is_the_same_every_time():
    order = ordering("abcdefgh", ties=[("a", "b")]).order
    assert list(arrangements(order)) == list(arrangements(order))
    assert len(list(arrangements(order))) == SAMPLE


@pytest.mark.parametrize("items", [4, 5, 6, 7])
def test_reversing_the_start_order_pays_at_most_five_points_more_than_chance(items):
    by_chance, blind = chance(total(items), "pairs"), start_reversed(total(items), "pairs")
    print(f"{items} items: chance {float(by_chance):.3f}, start order reversed {float(blind):.3f}")
    assert by_chance < blind <= by_chance + Fraction(5, 100)


@given(order=orders(least=4, most=6, locks=0))
def test_reversing_pays_little_also_where_four_items_have_an_order_and_others_none(order):
    four = any(set(combinations(some, 2)) <= {*order.comparable} for some in combinations(order.free, 4))
    assume(four)
    assert start_reversed(order, "pairs") <= chance(order, "pairs") + Fraction(5, 100)


def test_the_chance_of_a_single_choice_is_one_in_its_options():
    assert single_choice().chance() == Fraction(1, 4)


@pytest.mark.parametrize("scheme", RULES)
def test_the_chance_of_a_multiple_response_is_the_mean_over_all_ticks_but_none(scheme):
    question = multiple_response()
    ticks = [some for count in range(1, 5) for some in combinations("abcd", count)]
    assert question.chance(scheme) == mean([question.credit(question.parse(some), scheme) for some in ticks])


@pytest.mark.parametrize("question", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_a_guess_is_worth_something_but_never_everything(question):
    assert all(0 < question.chance(scheme) < 1 for scheme in question.schemes if not question.refusal(scheme))
