"""What the answers to each item of a test say about it, beside the answers to the others.

Discrimination is the correlation of an item with the rest of the test, the item itself left out (`r.drop` of the R
package psych); its interval is Fisher's. Efficiency is the covariance with the rest over the largest that the same
credits and rests allow; the effective weight is the root of the covariance with the total, over the sum of these.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh

from .figure import Figure
from .tally import Exact, Moments, Tally, moments
from .test import Z, plain_alpha


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """`facility` and `sd` are parts of the item's full credit."""

    facility: Figure
    sd: Figure
    discrimination: Figure
    efficiency: Figure
    weight: Figure
    alpha_without: Figure


def items(tally: Tally, full: Sequence[Exact]) -> tuple[ItemFigures, ...]:
    """Describe each item, given what each can earn at most."""
    each = [moments(seen) for seen in tally.joint]
    roots = [sqrt(m.xt) if m.xt > 0 else 0.0 for m in each]
    variances = sum(m.xx for m in each)
    return tuple(
        ItemFigures(
            facility=Figure(float(m.x / most) / m.n) if m.n else Figure.none("no-attempts"),
            sd=_sd(m, most),
            discrimination=_discrimination(m, tally.items),
            efficiency=_efficiency(m, seen, tally.items),
            weight=_weight(m, root, sum(roots)),
            alpha_without=_alpha_without(m, tally.items, float(variances - m.xx)),
        )
        for m, seen, most, root in zip(each, tally.joint, full, roots, strict=True)
    )


def _sd(m: Moments, most: Exact) -> Figure:
    if m.n < 2:
        return _too_few(m)
    return Figure(sqrt(m.xx / (m.n * (m.n - 1))) / float(most))


def _discrimination(m: Moments, items: int) -> Figure:
    if reason := _undefined(m, items):
        return Figure.none(reason)
    r = max(-1.0, min(1.0, float(m.x_rest) / sqrt(float(m.xx)) / sqrt(float(m.rest))))
    if m.n < 4 or abs(r) == 1:
        return Figure(r)
    off = Z / sqrt(m.n - 3)
    return Figure(r, tanh(atanh(r) - off), tanh(atanh(r) + off))


def _efficiency(m: Moments, seen: Mapping[tuple[Exact, Exact], int], items: int) -> Figure:
    if reason := _undefined(m, items):
        return Figure.none(reason)
    credits_: Counter[Exact] = Counter()
    rests: Counter[Exact] = Counter()
    for (credit, total), count in seen.items():
        credits_[credit] += count
        rests[total - credit] += count
    most = m.n * _paired(credits_, rests) - m.x * (m.t - m.x)
    return Figure(float(m.x_rest) / float(most))


def _paired(one: Mapping[Exact, int], other: Mapping[Exact, int]) -> Exact:
    """Return the sum of the products of both lists, each put in order by itself."""
    total: Exact = 0
    left, right = sorted(one.items()), sorted(other.items())
    x, many = left.pop()
    y, much = right.pop()
    while True:
        step = min(many, much)
        total += step * x * y
        many, much = many - step, much - step
        if not many:
            if not left:
                return total
            x, many = left.pop()
        if not much:
            y, much = right.pop()


def _weight(m: Moments, root: float, roots: float) -> Figure:
    if m.n < 2:
        return _too_few(m)
    if m.xt < 0:
        return Figure.none("against-total")
    return Figure(root / roots) if roots else Figure.none("no-spread")


def _alpha_without(m: Moments, items: int, others: float) -> Figure:
    return Figure.none("two-questions") if items == 2 else plain_alpha(m.n, items - 1, others, float(m.rest))


def _undefined(m: Moments, items: int) -> str:
    if items < 2:
        return "one-question"
    if m.n < 2:
        return _too_few(m).reason
    if not m.xx:
        return "all-same"
    return "" if m.rest else "rest-same"


def _too_few(m: Moments) -> Figure:
    return Figure.none("one-attempt" if m.n else "no-attempts")
