"""Numbers are rounded in one way, wherever people read them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.rounding import decimal, percent, rounded


@pytest.mark.parametrize(
    ("points", "text"),
    [
        (Fraction(19, 2), "9.5"),
        (Fraction(2, 3), "0.67"),
        (Fraction(0), "0"),
        (Fraction(12), "12"),
        (Fraction(100), "100"),
        (Fraction(1, 200), "0.01"),
        (Fraction(201, 200), "1.01"),
    ],
)
def test_points_are_written_short_with_halves_rounded_up(points, text):
    assert decimal(points) == text


@pytest.mark.parametrize(
    ("points", "maximum", "text"),
    [
        (Fraction(1), 3, "33.3"),
        (Fraction(2), 3, "66.7"),
        (Fraction(1, 20), 100, "0.1"),
        (Fraction(3), 3, "100"),
        (Fraction(0), 3, "0"),
        (Fraction(1, 4), 1, "25"),
    ],
)
def test_a_percentage_has_one_decimal_with_halves_rounded_up(points, maximum, text):
    assert percent(points, maximum) == text


@given(st.fractions(min_value=0, max_value=1000), st.integers(0, 4))
def test_what_is_rounded_is_half_a_last_place_away_at_most_and_upwards_at_the_half(number, places):
    off = rounded(number, places) - number
    assert -Fraction(1, 2 * 10**places) < off <= Fraction(1, 2 * 10**places)
