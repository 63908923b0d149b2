"""Names as people type and count them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.services.names import in_order


@pytest.mark.parametrize(
    "names",
    [["Student 2", "Student 10", "student 11"], ["1", "2", "10", "a"], ["", "007", "8"], ["Ann", "Ann 1 b", "Ann 1 c"]],
)
def test_names_stand_in_the_order_people_count_in(names):
    mixed = names[::-1]
    mixed.sort(key=in_order)
    assert mixed == names


@given(st.lists(st.text(), max_size=5))
def test_any_names_can_be_put_in_order(names):
    assert sorted(names, key=in_order)[:1] == ([min(names, key=in_order)] if names else [])
