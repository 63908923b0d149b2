"""Quantiles of Student's t, of F and of chi-squared, for intervals: found by halving, on distributions in closed form.

The incomplete beta function is the continued fraction of Abramowitz and Stegun 26.5.8, worked out by Lentz's method;
the incomplete gamma function is the series 6.5.29, of positive terms.
"""

from collections.abc import Callable
from math import exp, inf, lgamma, log, log1p, sqrt

TINY = 1e-300
CLOSE = 1e-16
HALVINGS = 200


def t_quantile(share: float, freedom: float) -> float:
    """Return the t with this many degrees of freedom below which this share lies, at least one half."""
    # The square of t has an F distribution, and both ends of t fall on its upper end.
    return sqrt(f_quantile(2 * share - 1, 1, freedom))


def f_quantile(share: float, over: float, under: float) -> float:
    """Return the F below which this share lies; `over` and `under` are its degrees of freedom."""
    part = _halved(lambda x: beta_share(over / 2, under / 2, x), share, 1.0)
    return inf if part == 1 else under * part / (over * (1 - part))


def chi_squared_quantile(share: float, freedom: float) -> float:
    """Return the chi-squared below which this share lies."""
    top = freedom + 20 * sqrt(2 * freedom) + 100
    return 2 * _halved(lambda x: gamma_share(freedom / 2, x), share, top / 2)


def beta_share(a: float, b: float, x: float) -> float:
    """Return the regularised incomplete beta function."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_share(b, a, 1 - x)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    above, below = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    fraction = below
    step = 1
    while True:
        for term in (
            step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step)),
            -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1)),
        ):
            below = 1 / _not_zero(1 + term * below)
            above = _not_zero(1 + term / above)
            fraction *= above * below
        if abs(above * below - 1) < 10 * CLOSE:
            return front * fraction
        step += 1


def gamma_share(a: float, x: float) -> float:
    """Return the regularised lower incomplete gamma function."""
    if x <= 0:
        return 0.0
    term = exp(a * log(x) - x - lgamma(a + 1))
    total, step = term, a
    while term > CLOSE * total:
        step += 1
        term *= x / step
        total += term
    return min(total, 1.0)


def _halved(rising: Callable[[float], float], wanted: float, high: float) -> float:
    low = 0.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if rising(middle) < wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _not_zero(value: float) -> float:
    return value if abs(value) > TINY else TINY
