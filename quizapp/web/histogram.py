"""How the scores are spread, laid out as a drawing beside its table."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

BARS = 10
"""Ten of ten percent each; the last one has the full score, too."""
WIDTH, TOP, FLOOR = 340, 20, 130
LEFT = 5
STEP = (WIDTH - 2 * LEFT) / BARS


@dataclass(frozen=True, slots=True)
class Bar:
    """`low` and `high` are percentages; a score at `high` belongs to the next bar, unless there is none."""

    low: int
    high: int
    count: int
    x: float
    y: float
    width: float
    height: float
    middle: float


@dataclass(frozen=True, slots=True)
class Histogram:
    bars: tuple[Bar, ...]
    width: int = WIDTH
    floor: int = FLOOR
    height: int = FLOOR + 22


def histogram(shares: Sequence[Fraction]) -> Histogram:
    """Return the bars for parts of the full score, 0 to 1."""
    counts = [0] * BARS
    for share in shares:
        counts[min(int(share * BARS), BARS - 1)] += 1
    most, each = max([*counts, 1]), 100 // BARS
    return Histogram(tuple(_bar(place, count, most, each) for place, count in enumerate(counts)))


def _bar(place: int, count: int, most: int, each: int) -> Bar:
    height = round((FLOOR - TOP) * count / most, 1)
    x = round(LEFT + place * STEP, 1)
    return Bar(
        low=place * each,
        high=(place + 1) * each,
        count=count,
        x=x + 2,
        y=FLOOR - height,
        width=STEP - 4,
        height=height,
        middle=round(x + STEP / 2, 1),
    )
