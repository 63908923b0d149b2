"""What the scores of a whole test say: their middle and spread, and how far they can be relied on.

Every interval is one of 95 %. Mean: Student's t. Median: order statistics (no assumption). Standard deviation and
standard error: chi-squared, exact for normal scores. Skewness: normal, with its standard error under normal scores.
Alpha: Feldt's (1965) by the F distribution.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from .figure import LEVEL, TAIL, Figure
from .quantiles import beta_share, chi_squared_quantile, f_quantile, t_quantile
from .tally import Exact, Tally, moments

Z = NormalDist().inv_cdf(TAIL)


@dataclass(frozen=True, slots=True)
class Whole:
    """All but skewness, kurtosis and alpha are parts of the full score. `error` is the standard error of one score."""

    n: int
    items: int
    mean: Figure
    median: Figure
    sd: Figure
    skewness: Figure
    kurtosis: Figure
    alpha: Figure
    error: Figure


def whole(tally: Tally, full: Exact = 1) -> Whole:
    """Describe the test whose full score is `full`."""
    totals: Counter[float] = Counter()
    for total in sorted(tally.totals):
        totals[float(total / full)] += tally.totals[total]
    n = tally.n
    if not n:
        none = Figure.none("no-attempts")
        return Whole(0, tally.items, none, none, none, none, none, none, none)
    mean = sum(total * count for total, count in totals.items()) / n
    second, third, fourth = (sum(c * (t - mean) ** power for t, c in totals.items()) for power in (2, 3, 4))
    sd = _sd(n, second)
    alpha = alpha_of(tally)
    return Whole(
        n=n,
        items=tally.items,
        mean=_mean(n, mean, sd),
        median=_median(n, totals),
        sd=sd,
        skewness=_skewness(n, second, third),
        kurtosis=_kurtosis(n, second, fourth),
        alpha=alpha,
        error=_error(n, tally.items, sd, alpha),
    )


def alpha_of(tally: Tally) -> Figure:
    """Return Cronbach's alpha of all items."""
    each = [moments(seen) for seen in tally.joint]
    found = plain_alpha(tally.n, tally.items, float(sum(m.xx for m in each)), float(each[0].tt) if each else 0.0)
    if found.value is None:
        return found
    persons, residual = tally.n - 1, (tally.n - 1) * (tally.items - 1)
    low, high = (1 - (1 - found.value) * f_quantile(share, persons, residual) for share in (TAIL, 1 - TAIL))
    return Figure(found.value, low, high)


def plain_alpha(n: int, items: int, of_items: float, of_total: float) -> Figure:
    """Return alpha, without its interval, of so many items whose variances add up to `of_items`."""
    if items < 2:
        return Figure.none("one-question")
    if n < 2:
        return Figure.none("one-attempt")
    if not of_total:
        return Figure.none("no-spread")
    return Figure(items / (items - 1) * (1 - of_items / of_total))


def _mean(n: int, mean: float, sd: Figure) -> Figure:
    if sd.value is None:
        return Figure(mean)
    off = t_quantile(TAIL, n - 1) * sd.value / sqrt(n)
    return Figure(mean, mean - off, mean + off)


def _median(n: int, totals: Mapping[float, int]) -> Figure:
    """The interval lies between the k-th score from below and from above, where fewer than k of n halves is rare."""
    low, high = 0, n // 2
    while low < high:
        middle = (low + high + 1) // 2
        # The chance of at most middle - 1 heads in n throws.
        if beta_share(n - middle + 1, middle, 0.5) <= (1 - LEVEL) / 2:
            low = middle
        else:
            high = middle - 1
    if not low:
        return Figure(median(totals))
    at = _at(totals, [low, n + 1 - low])
    return Figure(median(totals), at[low], at[n + 1 - low])


def median(counts: Mapping[float, int]) -> float:
    """Return the median of values of which there are so many each, and at least one."""
    n = sum(counts.values())
    middle = (n + 1) // 2, n // 2 + 1
    at = _at(counts, middle)
    return (at[middle[0]] + at[middle[1]]) / 2


def _at(counts: Mapping[float, int], places: Iterable[int]) -> dict[int, float]:
    """Return the values at these places, from 1, of all values in order."""
    found: dict[int, float] = {}
    passed = 0
    for value in sorted(counts):
        passed += counts[value]
        found |= {place: value for place in places if place <= passed and place not in found}
    return found


def _sd(n: int, second: float) -> Figure:
    if n < 2:
        return Figure.none("one-attempt")
    sd = sqrt(second / (n - 1))
    low, high = (sqrt(second / chi_squared_quantile(share, n - 1)) for share in (TAIL, 1 - TAIL))
    return Figure(sd, low, high)


def _skewness(n: int, second: float, third: float) -> Figure:
    if n < 3:
        return Figure.none("few-attempts")
    if not second:
        return Figure.none("no-spread")
    skewness = n * sqrt(n - 1) / (n - 2) * third / second**1.5
    off = Z * sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3)))
    return Figure(skewness, skewness - off, skewness + off)


def _kurtosis(n: int, second: float, fourth: float) -> Figure:
    if n < 4:
        return Figure.none("few-attempts")
    if not second:
        return Figure.none("no-spread")
    return Figure((n - 1) / ((n - 2) * (n - 3)) * (n * (n + 1) * fourth / second**2 - 3 * (n - 1)))


def _error(n: int, items: int, sd: Figure, alpha: Figure) -> Figure:
    """By Hoyt, its square is the residual mean square times the number of items."""
    if alpha.value is None or sd.value is None:
        return Figure.none(alpha.reason)
    error = sd.value * sqrt(1 - alpha.value)
    freedom = (n - 1) * (items - 1)
    low, high = (error * sqrt(freedom / chi_squared_quantile(share, freedom)) for share in (TAIL, 1 - TAIL))
    return Figure(error, low, high)
