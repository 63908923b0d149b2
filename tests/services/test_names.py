"""Names as people type and count them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.services.names import folded, in_order, tidy


@pytest.mark.parametrize(
    "names",
    [
        ["Student 2", "Student 10", "student 11"],
        ["1", "2", "10", "a"],
        ["", "007", "8"],
        ["Ann", "Ann 1 b", "Ann 1 c"],
        ["Dara", "Émile", "Finn", "Oskar", "Özlem", "Zoe"],
        ["Ann", "Änn", "Ann 1", "Änn 2"],
    ],
)
def test_names_stand_in_the_order_people_count_in(names):
    mixed = names[::-1]
    mixed.sort(key=in_order)
    assert mixed == names


@given(st.lists(st.text(), max_size=5))
def test_any_names_can_be_put_in_order(names):
    assert sorted(names, key=in_order)[:1] == ([min(names, key=in_order)] if names else [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Student 1", "Stu\u200bdent\u00a01"),
        ("Student 1", "\uff33tudent 1\u3164"),
        ("\u0639\u0644\u06cc\u200c\u0631\u0636\u0627", "\u0639\u0644\u06cc\u0631\u0636\u0627"),
        ("\u8fbb", "\u8fbb\U000e0100"),
        ("e\u034f\u0301", "\u00e9"),
    ],
)
def test_names_that_differ_by_what_nobody_sees_are_the_same(one, other):
    assert folded(one) == folded(other)


@given(st.text(max_size=20))
def test_a_tidy_name_is_tidy_already(name):
    assert tidy(tidy(name)) == tidy(name)
    assert folded(tidy(name)) == folded(name)
