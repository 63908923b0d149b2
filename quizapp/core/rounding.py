"""How numbers are rounded for people, the same on every page, in every file and on the command line.

Points have at most two decimals, percentages at most one; halves are rounded up, and trailing zeros left out. Nothing
is ever reckoned with a rounded number: a sum, a mean or a pass mark is of the exact ones.
"""

from fractions import Fraction

POINTS = 2
"""Decimals of points."""
PERCENT = 1
"""Decimals of a percentage."""


def rounded(number: Fraction, places: int) -> Fraction:
    scale = 10**places
    return Fraction((2 * scale * number.numerator + number.denominator) // (2 * number.denominator), scale)


def decimal(points: Fraction) -> str:
    """Return a number of points as it is written: `9.5`, `0.67`."""
    return _written(points, POINTS)


def percent(points: Fraction, maximum: int = 1) -> str:
    """Return how much of the maximum it is: `66.7`; of nothing, 0."""
    return _written(100 * points / (maximum or 1), PERCENT)


def _written(number: Fraction, places: int) -> str:
    text = f"{float(rounded(number, places)):.{places}f}"
    return text.rstrip("0").rstrip(".")
