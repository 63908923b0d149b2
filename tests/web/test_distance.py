import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.dates import parse_date
from quizapp.web.distance import Distance, distance

YEARS = st.integers(1000, 2100)


def between(earlier: str, later: str) -> Distance:
    return distance(parse_date(earlier), parse_date(later))


@pytest.mark.parametrize(
    ("earlier", "later", "unit", "number"),
    [
        ("1900", "1922", "years", 22),
        ("1949-10-01", "1972-02-21", "years", 22),
        ("1949", "1972-02-21", "years", 23),
        ("1949-12", "1951-11", "months", 23),
        ("1949-12", "1951-12", "years", 2),
        ("1950-01-31", "1950-04-01", "days", 60),
        ("1950-01-31", "1950-04-02", "months", 3),
        ("2022-02", "2022-03-18", "months", 1),
        ("1950-02-13", "1950-02-14", "days", 1),
    ],
)
def test_between_dates_known_to_the_year_or_better_the_distance_is_counted(earlier, later, unit, number) -> None:
    assert between(earlier, later) == Distance(unit, number)


@pytest.mark.parametrize(
    ("earlier", "later", "unit"),
    [("196X", "1985", "decades"), ("1900", "196X", "decades"), ("196X", "197X", "decade"), ("196X", "1970", "decade")],
)
def test_where_only_a_decade_is_known_no_years_are_counted(earlier, later, unit) -> None:
    assert between(earlier, later) == Distance(unit)


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("1839/1842", "1856/1860", Distance("years-at-least", 14)),
        ("1839/1842", "1850", Distance("years-at-least", 8)),
        ("1950-01/1950-02", "1950-04", Distance("earlier")),
    ],
)
def test_between_spans_only_the_least_distance_is_said(earlier, later, expected) -> None:
    assert between(earlier, later) == expected


@pytest.mark.parametrize("pair", [("1922", "1900"), ("1922", "1922"), ("2022", "2022-08")])
def test_dates_that_are_not_one_before_the_other_have_no_distance(pair) -> None:
    with pytest.raises(ValueError, match="does not come before"):
        between(*pair)


@given(YEARS, st.integers(1, 900))
def test_years_are_what_the_reader_of_the_table_subtracts(year: int, gap: int) -> None:
    assert between(str(year), str(year + gap)) == Distance("years", gap)


@given(st.dates(), st.dates())
def test_what_is_said_is_within_one_unit_of_the_days_between(one, other) -> None:
    earlier, later = sorted((one, other))
    if earlier.year < 1000 or earlier == later:
        return
    found = between(earlier.isoformat(), later.isoformat())
    length = {"days": 1, "months": 30.44, "years": 365.25}[found.unit]
    assert abs((later - earlier).days / length - found.number) <= (0 if found.unit == "days" else 1.1)
