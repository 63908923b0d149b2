import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.errors import BadAnswer
from quizapp.web.placing import Placing, read_placing


@st.composite
def lists(draw):
    """A list as it stands, some of it locked, and the free places dealt to the other items."""
    standing = draw(st.permutations(range(draw(st.integers(1, 9)))))
    locked = draw(st.sets(st.sampled_from(standing), max_size=len(standing) - 1))
    free = [place for place, value in enumerate(standing, 1) if value not in locked]
    dealt = iter(draw(st.permutations(free)))
    chosen = tuple(0 if value in locked else next(dealt) for value in range(len(standing)))
    return standing, locked, Placing(1, chosen)


@given(lists())
def test_each_item_ends_where_it_was_put_and_locked_ones_stay(given) -> None:
    standing, locked, placing = given
    assert placing.troubles(standing, locked) == {}
    order = placing.order(standing, locked)
    for value in standing:
        wanted = standing.index(value) + 1 if value in locked else placing.chosen[value]
        assert order[wanted - 1] == value


@given(lists(), st.data())
def test_one_place_given_twice_is_trouble_for_both(given, data) -> None:
    standing, locked, placing = given
    movable = [value for value in standing if value not in locked]
    if len(movable) < 2:
        return
    one, other = data.draw(st.permutations(movable))[:2]
    chosen = list(placing.chosen)
    chosen[one] = chosen[other]
    assert Placing(1, tuple(chosen)).troubles(standing, locked) == {one: "taken", other: "taken"}


def test_an_item_without_a_place_is_missing_one() -> None:
    assert Placing(1, (1, 0, 3)).troubles((0, 1, 2), ()) == {1: "missing"}


def test_the_place_of_a_locked_item_is_taken() -> None:
    assert Placing(1, (0, 1, 3)).troubles((0, 1, 2), {0}) == {1: "taken"}


@given(lists())
def test_what_is_written_is_read_back(given) -> None:
    assert read_placing(str(given[2])) == given[2]


@pytest.mark.parametrize("text", ["", "1", "1:", "1:2-", "1:-2", "x:1", "1:1 2", "1:1-x", "1:1234", "1:1\n"])
def test_what_no_page_writes_is_refused(text) -> None:
    with pytest.raises(BadAnswer):
        read_placing(text)
