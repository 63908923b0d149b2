from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.dates import parse_date
from quizapp.core.errors import BadDate

READ = [
    ("1969", date(1969, 1, 1), date(1969, 12, 31), "year"),
    ("1949-09", date(1949, 9, 1), date(1949, 9, 30), "month"),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
    ("1949-12", date(1949, 12, 1), date(1949, 12, 31), "month"),
    ("2023-03-21", date(2023, 3, 21), date(2023, 3, 21), "day"),
    ("196X", date(1960, 1, 1), date(1969, 12, 31), "decade"),
    ("1856/1860", date(1856, 1, 1), date(1860, 12, 31), "range"),
    ("1949-12/1950-02", date(1949, 12, 1), date(1950, 2, 28), "range"),
]


@pytest.mark.parametrize(("text", "first", "last", "precision"), READ)
def test_a_date_is_the_interval_of_days_it_can_mean(text, first, last, precision):
    read = parse_date(text)
    assert (read.first, read.last, read.precision) == (first, last, precision)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "date-malformed"),
        ("1960s", "date-malformed"),
        ("69", "date-malformed"),
        ("1949-9", "date-malformed"),
        ("١٩٦٩", "date-malformed"),
        ("1856/1860/1870", "date-malformed"),
        ("1949-13", "date-impossible"),
        ("2023-02-29", "date-impossible"),
        ("0000", "date-impossible"),
        ("1860/1856", "date-backwards"),
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(text, code):
    with pytest.raises(BadDate) as refused:
        parse_date(text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("1968", "1969"), ("1949-09", "1949-10"), ("1856/1860", "1861"), ("195X", "196X"), ("2022-02", "2022-08")],
)
def test_dates_whose_intervals_do_not_touch_have_an_order(earlier, later):
    assert parse_date(earlier).before(parse_date(later))
    assert not parse_date(later).before(parse_date(earlier))


@pytest.mark.parametrize(
    ("one", "other"),
    [("2022", "2022-08"), ("196X", "1969"), ("1856/1860", "1860"), ("1969", "1969")],
)
def test_dates_whose_intervals_touch_have_no_order(one, other):
    assert parse_date(one).touches(parse_date(other))
    assert not parse_date(one).before(parse_date(other))
    assert not parse_date(other).before(parse_date(one))


def test_the_middle_of_a_year_is_half_a_year_in():
    assert parse_date("1969").middle == pytest.approx(1969.5, abs=0.01)


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text):
    try:
        read = parse_date(text)
    except BadDate:
        return
    assert read.first <= read.last
