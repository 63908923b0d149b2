from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.dates import Date, parse_date
from quizapp.web.timeline import GAP, MARGIN, WIDTH, Timeline, lay_out, round_years, spread

YEARS = st.lists(st.integers(1000, 2100), min_size=2, max_size=9, unique=True).map(sorted)
PLACES = st.lists(st.floats(0, 300), min_size=1, max_size=12)


def dates(*texts: str) -> list[Date]:
    return [parse_date(text) for text in texts]


def drawn(texts: Sequence[str], yours: Sequence[int]) -> Timeline:
    return lay_out(dates(*texts), yours)


def test_distances_between_marks_are_distances_in_time() -> None:
    marks = drawn(["1700", "1800", "2000"], [0, 1, 2]).marks
    first, second, third = (mark.x for mark in marks)
    assert (third - second) / (second - first) == pytest.approx(2, rel=0.01)


def test_a_mark_with_room_stands_at_its_date() -> None:
    assert all(mark.x == mark.date for mark in drawn(["1700", "1800", "2000"], [0, 1, 2]).marks)


def test_marks_of_near_dates_move_apart_but_point_to_their_dates() -> None:
    marks = drawn(["1700", "2021", "2022"], [0, 1, 2]).marks
    assert marks[2].x - marks[1].x == pytest.approx(GAP, abs=0.2)
    assert marks[2].date - marks[1].date < 2


def test_a_date_known_to_the_decade_covers_ten_times_a_year() -> None:
    year, decade = drawn(["1900", "196X"], [0, 1]).marks
    assert (decade.last - decade.first) / (year.last - year.first) == pytest.approx(10, rel=0.05)


@pytest.mark.parametrize(
    ("yours", "wrong"),
    [
        ([0, 1, 2, 3], ""),
        ([1, 0, 2, 3], "AB"),
        ([3, 0, 1, 2], "ABD"),  # nor has C with D, so C is in no wrong pair
        ([0, 1, 3, 2], ""),  # C is 2022 and D its August: they have no order
    ],
)
def test_links_are_wrong_that_belong_to_a_wrong_pair(yours: list[int], wrong: str) -> None:
    links = drawn(["1969", "1989", "2022", "2022-08"], yours).links
    assert "".join(sorted(link.letter for link in links if link.wrong)) == wrong


def test_a_fixed_item_is_never_drawn_as_wrong() -> None:
    links = lay_out(dates("1700", "1800", "2000"), [2, 1, 0], fixed=[1]).links
    assert {link.letter: link.wrong for link in links} == {"A": True, "B": False, "C": True}


def test_the_item_put_first_ends_below_the_first_right_place() -> None:
    timeline = drawn(["1700", "1800", "2000"], [2, 0, 1])
    assert [(link.letter, link.end) for link in timeline.links] == [
        ("C", timeline.marks[0].x),
        ("A", timeline.marks[1].x),
        ("B", timeline.marks[2].x),
    ]


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        (2022, 2024, [2022, 2023, 2024]),
        (2013, 2024, [2014, 2016, 2018, 2020, 2022, 2024]),
        (1839, 1950, [1840, 1860, 1880, 1900, 1920, 1940]),
        (1618, 2024, [1700, 1800, 1900, 2000]),
    ],
)
def test_ticks_stand_at_round_years(start: int, end: int, years: list[int]) -> None:
    assert round_years(start, end) == years


@given(st.integers(1, 2100), st.integers(1, 3000))
def test_there_are_one_to_six_ticks_whatever_the_span(start: int, span: int) -> None:
    years = round_years(start, start + span)
    assert 1 <= len(years) <= 6
    assert all(start <= year <= start + span for year in years)


@given(YEARS, st.randoms(use_true_random=False))
def test_everything_is_drawn_inside(years: list[int], random) -> None:
    yours = list(range(len(years)))
    random.shuffle(yours)
    timeline = drawn([str(year) for year in years], yours)
    places = [x for mark in timeline.marks for x in (mark.x, mark.date, mark.first, mark.last)]
    places += [tick.x for tick in timeline.ticks]
    assert all(MARGIN - 0.2 <= x <= WIDTH - MARGIN + 0.2 for x in places)


@given(PLACES)
def test_spread_places_keep_their_order_their_distance_and_their_bounds(wanted: list[float]) -> None:
    places = spread(wanted, 20, 0, 300)
    assert all(after - before >= 19.8 for before, after in pairwise(places))
    assert places[0] >= -0.1
    assert places[-1] <= 300.1


@given(PLACES)
def test_spreading_what_is_spread_changes_nothing(wanted: list[float]) -> None:
    once = spread(wanted, 20, 0, 300)
    assert spread(once, 20, 0, 300) == pytest.approx(once, abs=0.2)


def test_two_marks_on_one_spot_move_apart_evenly() -> None:
    assert spread([100, 100], 20, 0, 300) == [90, 110]


def test_more_marks_than_there_is_room_for_share_what_there_is() -> None:
    assert spread([50] * 5, 20, 0, 40) == [0, 10, 20, 30, 40]


@pytest.mark.parametrize("yours", [[0], [0, 0], [1, 2]])
def test_an_order_of_other_items_is_refused(yours: list[int]) -> None:
    with pytest.raises(ValueError, match="no permutation"):
        drawn(["1700", "1800"], yours)
