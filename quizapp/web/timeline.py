"""The to-scale timeline shown after an ordering question: pure geometry, in units of a drawing 360 wide.

Above, a mark for each item at its date on a line of years; below, the items as the student put them, the k-th at
the k-th right date. Where dates are too close for their marks, the marks move apart by as little as possible.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from ..core.dates import Date

WIDTH = 360.0
HEIGHT = 190.0
AXIS = 30.0
TOP = 72.0
BOTTOM = 168.0
RADIUS = 14.0
GAP = 34.0
"""Least distance between the centres of two marks."""
MARGIN = 22.0
"""Room at both ends for half of a year's digits and half of a mark."""
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    year: int


@dataclass(frozen=True, slots=True)
class Mark:
    """`first` to `last` is what the date can mean, `date` its middle, `x` where the mark stands."""

    letter: str
    x: float
    date: float
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class Link:
    """From an item's right place (`start`) to the student's (`end`); `wrong` if it is part of a wrong pair."""

    letter: str
    start: float
    end: float
    wrong: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]
    width: float = WIDTH
    height: float = HEIGHT
    axis: float = AXIS
    top: float = TOP
    bottom: float = BOTTOM
    radius: float = RADIUS


def lay_out(dates: Sequence[Date], yours: Sequence[int], fixed: Collection[int] = ()) -> Timeline:
    """Lay out `dates`, in right order; `yours[k]` is the right place, from 0, of the item the student put k-th.

    Letters name the items in right order. The `fixed` places are not the student's doing, so never wrong.
    Raises ValueError unless `yours` is a permutation of the places.
    """
    if sorted(yours) != list(range(len(dates))):
        raise ValueError("the student's order is no permutation of the right one")
    start = min(date.first.year for date in dates)
    end = max(date.last.year for date in dates) + 1

    def scale(year: float) -> float:
        share = min(max((year - start) / (end - start), 0), 1)
        return round(MARGIN + (WIDTH - 2 * MARGIN) * share, 1)

    places = spread([scale(date.middle) for date in dates], GAP, MARGIN, WIDTH - MARGIN)
    wrong = _in_wrong_pair(dates, yours).difference(fixed)
    return Timeline(
        ticks=tuple(Tick(scale(year), year) for year in round_years(start, end)),
        marks=tuple(
            Mark(
                letter,
                x,
                scale(date.middle),
                scale(_years(date.first.toordinal())),
                scale(_years(date.last.toordinal() + 1)),
            )
            for letter, x, date in zip(ascii_uppercase, places, dates, strict=False)
        ),
        links=tuple(
            Link(ascii_uppercase[item], places[item], places[k], item in wrong) for k, item in enumerate(yours)
        ),
    )


def round_years(start: int, end: int) -> list[int]:
    """Return the multiples of the finest round step of which at most six lie from `start` to `end`."""
    for step in STEPS:
        years = list(range(-(-start // step) * step, end + 1, step))
        if len(years) <= MOST_TICKS:
            break
    return years


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return places from low to high, in this order and at least `gap` apart, nearest to the wanted ones.

    Nearest by the sum of squares: isotonic regression of `wanted[i] - i * gap` by pooling adjacent violators (Ayer et
    al. 1955), clipped to the bounds. Where there is no room for the gap, it shrinks to what there is.
    """
    gap = min(gap, (high - low) / max(len(wanted) - 1, 1))
    blocks: list[tuple[float, int]] = []  # (sum, count) of neighbours that share one value
    for index, place in enumerate(wanted):
        total, count = place - index * gap, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            before = blocks.pop()
            total, count = total + before[0], count + before[1]
        blocks.append((total, count))
    values = [total / count for total, count in blocks for _ in range(count)]
    top = high - gap * (len(wanted) - 1)
    return [round(min(max(value, low), top) + index * gap, 1) for index, value in enumerate(values)]


def _in_wrong_pair(dates: Sequence[Date], yours: Sequence[int]) -> set[int]:
    """Return the items that stand on the wrong side of another; dates that touch have no order."""
    wrong = set()
    for k, item in enumerate(yours):
        for later in yours[k + 1 :]:
            if dates[later].before(dates[item]):
                wrong |= {item, later}
    return wrong


def _years(ordinal: int) -> float:
    """Return the start of a day on the scale of `Date.middle`."""
    return 1 + (ordinal - 1) / 365.2425
