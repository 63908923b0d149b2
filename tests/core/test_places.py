from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.places import places

LISTS = st.lists(st.sampled_from("abcdefghij"), unique=True)


@given(st.lists(LISTS, max_size=6))
def test_places_rise_in_the_order_of_the_list_whatever_came_before(lists):
    before = {}
    for order in lists:
        before = places(order, before)
        assert sorted(before, key=before.get) == list(before) == order
        assert len(set(before.values())) == len(order)


@given(LISTS, st.data())
def test_what_others_come_between_stays(order, data):
    before = places(order, {})
    new = data.draw(st.lists(st.sampled_from("klmnop"), unique=True))
    longer = list(order)
    for name in new:
        longer.insert(data.draw(st.integers(0, len(longer))), name)
    after = places(longer, before)
    assert {name: after[name] for name in order} == before


@given(LISTS, LISTS)
def test_as_many_as_possible_stay(order, other):
    before = places(order, {})
    after = places(other, before)
    stayed = sum(after[name] == before[name] for name in other if name in before)
    assert stayed >= longest([order.index(name) for name in other if name in order])


def longest(numbers):
    """The length of a longest rising subsequence, by trying each as the last."""
    best = []
    for place, number in enumerate(numbers):
        best.append(1 + max((best[i] for i in range(place) if numbers[i] < number), default=0))
    return max(best, default=0)


def test_where_no_number_fits_between_all_are_numbered_anew():
    before = {"a": 1.0, "b": 1.0 + 2**-52}
    assert places(["a", "new", "b"], before) == {"a": 1.0, "new": 2.0, "b": 3.0}
