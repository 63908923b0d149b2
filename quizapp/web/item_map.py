"""The map of a test's questions: facility to the right, discrimination upward. Pure geometry, 360 units wide."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..services.analysis import Place
from ..stats.verdicts import EASY, HARD, WEAK

WIDTH, HEIGHT = 360.0, 250.0
START, END = 44.0, 346.0
TOP, BOTTOM = 14.0, 206.0
LOWEST, HIGHEST = -0.5, 1.0
"""Discrimination at the edges; what lies beyond is drawn at the edge."""


@dataclass(frozen=True, slots=True)
class Dot:
    number: int
    x: float
    y: float
    weight: str


@dataclass(frozen=True, slots=True)
class ItemMap:
    """`low`, `high`, `weak` and `zero` are where hard, easy and weakly discriminating questions begin."""

    dots: tuple[Dot, ...]
    low: float
    high: float
    weak: float
    zero: float


def x_of(facility: float) -> float:
    return round(START + (END - START) * facility, 1)


def y_of(discrimination: float) -> float:
    inside = min(max(discrimination, LOWEST), HIGHEST)
    return round(BOTTOM - (BOTTOM - TOP) * (inside - LOWEST) / (HIGHEST - LOWEST), 1)


def item_map(places: Iterable[tuple[Place, str]]) -> ItemMap | None:
    """Return the map of these places, each with the weight of its verdict, or None where none has both figures."""
    dots = tuple(
        Dot(place.number, x_of(facility), y_of(discrimination), weight)
        for place, weight in places
        if (facility := place.seen.figures.facility.value) is not None
        and (discrimination := place.seen.figures.discrimination.value) is not None
    )
    return ItemMap(dots, x_of(HARD), x_of(EASY), y_of(WEAK), y_of(0)) if dots else None
