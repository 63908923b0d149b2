from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.rng import stream


def test_the_same_labels_give_the_same_draws():
    assert stream("a", 1).shuffled(range(20)) == stream("a", 1).shuffled(range(20))


def test_draws_stay_the_same_from_one_python_version_to_the_next():
    draws = stream("sino-russian", "order-events", 7)
    assert [draws.below(1000) for _ in range(6)] == [935, 742, 205, 781, 11, 301]
    assert stream("deck").shuffled(range(10)) == [5, 1, 3, 9, 6, 0, 7, 2, 8, 4]


def test_labels_are_kept_apart():
    assert stream("a", "b").below(2**30) != stream("ab").below(2**30)


def test_every_order_is_drawn_equally_often():
    drawn = Counter(tuple(stream("order", seed).shuffled("abc")) for seed in range(6000))
    assert set(drawn) == set(permutations("abc"))
    assert all(850 < count < 1150 for count in drawn.values())


@given(st.integers(1, 10**9), st.integers())
def test_a_draw_stays_below_its_bound(bound, seed):
    assert 0 <= stream("bound", seed).below(bound) < bound


@given(st.lists(st.integers(), max_size=30), st.integers(0, 40))
def test_a_sample_takes_each_item_at_most_once(items, count):
    sample = stream("sample").sample(list(enumerate(items)), count)
    assert len(sample) == min(count, len(items)) == len(set(sample))


@pytest.mark.parametrize("bound", [0, -1])
def test_there_is_nothing_to_draw_below_zero(bound):
    with pytest.raises(ValueError, match="below"):
        stream("none").below(bound)
