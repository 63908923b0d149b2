"""The figures of a test and its items: laws, and what is said where there is nothing to say."""

import statistics
import tracemalloc
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizapp.stats.items import items
from quizapp.stats.tally import tally
from quizapp.stats.test import whole

CREDITS = st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1, 2), Fraction(1)])
MATRICES = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(CREDITS, min_size=width, max_size=width), min_size=3, max_size=15)
)


def described(rows, full=1):
    found = tally(rows, len(rows[0]))
    return whole(found, full * len(rows[0])), items(found, [full] * len(rows[0]))


def close(value):
    return value if value is None else pytest.approx(value, rel=1e-9, abs=1e-9)


@given(rows=MATRICES, factor=st.integers(2, 1000))
def test_another_unit_of_points_changes_nothing(rows, factor):
    plain, scaled = described(rows), described([[factor * each for each in row] for row in rows], factor)
    for one, other in zip((plain[0], *plain[1]), (scaled[0], *scaled[1]), strict=True):
        for name in set(one.__slots__) - {"n", "items"}:
            assert getattr(one, name).value == close(getattr(other, name).value), name
            assert getattr(one, name).reason == getattr(other, name).reason


@given(rows=MATRICES)
def test_alpha_without_an_item_is_alpha_of_the_others(rows):
    _whole, each = described(rows)
    for place, item in enumerate(each):
        others = [[*row[:place], *row[place + 1 :]] for row in rows]
        expected = described(others)[0].alpha
        if len(rows[0]) > 2:
            assert (item.alpha_without.value, item.alpha_without.reason) == (close(expected.value), expected.reason)
        else:
            assert item.alpha_without.reason == "two-questions"


@given(rows=MATRICES)
def test_one_pass_says_what_two_passes_say(rows):
    _whole, each = described(rows)
    for place, item in enumerate(each):
        own = [row[place] for row in rows]
        rest = [sum(row) - row[place] for row in rows]
        assert item.facility.value == close(float(statistics.mean(own)))
        assert item.sd.value == close(statistics.stdev(map(float, own)))
        if len({*own}) > 1 and len({*rest}) > 1:
            assert item.discrimination.value == close(statistics.correlation(own, rest))
            most = statistics.covariance(sorted(own), sorted(rest))
            assert item.efficiency.value == close(statistics.covariance(own, rest) / most)
        else:
            assert item.discrimination.value is None


@given(rows=MATRICES)
def test_the_order_of_attempts_plays_no_part(rows):
    assert described(rows) == described(rows[::-1])


@given(rows=MATRICES)
def test_weights_add_up_to_one_where_no_item_works_against_the_total(rows):
    weights = [item.weight for item in described(rows)[1]]
    assume(all(weight.value is not None for weight in weights))
    assert sum(weight.value for weight in weights) == close(1)


@given(rows=MATRICES)
def test_a_figure_lies_within_its_interval(rows):
    found, each = described(rows)
    figures = [getattr(found, name) for name in ("mean", "median", "sd", "skewness", "alpha", "error")]
    for figure in [*figures, *(item.discrimination for item in each)]:
        if figure.low is not None:
            assert figure.low - 1e-12 <= figure.value <= figure.high + 1e-12


def test_an_item_without_variance_has_no_discrimination_and_says_why():
    first, second = described([[1, 0], [1, 1], [1, 0]])[1]
    assert (first.discrimination.reason, second.discrimination.reason) == ("all-same", "rest-same")
    assert first.efficiency.reason == "all-same"


def test_one_question_has_no_alpha_and_no_rest():
    found, (item,) = described([[0], [1]])
    assert {found.alpha.reason, found.error.reason, item.discrimination.reason} == {"one-question"}


def test_one_attempt_has_a_mean_and_no_spread():
    found, (item, _other) = described([[1, 0]])
    assert (found.mean.value, found.mean.low) == (0.5, None)
    assert {found.sd.reason, found.alpha.reason, item.sd.reason, item.weight.reason} == {"one-attempt"}


def test_without_attempts_nothing_is_said():
    found = tally([], 2)
    assert whole(found, 2).mean.reason == "no-attempts"
    assert {item.facility.reason for item in items(found, [1, 1])} == {"no-attempts"}


def test_equal_scores_have_no_alpha():
    assert described([[1, 0], [0, 1], [1, 0]])[0].alpha.reason == "no-spread"


def test_an_item_against_the_total_has_no_weight():
    assert described([[1, 0, 0], [0, 1, 1], [0, 1, 1]])[1][0].weight.reason == "against-total"


@pytest.mark.parametrize(("n", "places"), [(5, None), (6, (1, 6)), (10, (2, 9)), (25, (8, 18)), (100, (40, 61))])
def test_the_interval_of_a_median_lies_between_two_scores(n, places):
    """The places are those of the usual table of the sign test at 5 %."""
    median = whole(tally(([score] for score in range(1, n + 1)), 1)).median
    assert median.value == (n + 1) / 2
    assert (median.low, median.high) == (places or (None, None))


def test_memory_does_not_grow_with_the_number_of_attempts():
    def peak(count):
        tracemalloc.start()
        tally(([place * number % 2 for place in range(20)] for number in range(count)), 20)
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    assert peak(20_000) < 1.5 * peak(1_000)
