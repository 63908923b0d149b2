"""What an instructor should take away from an item's figures, as codes: at what they call for a look, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .figure import Figure
from .items import ItemFigures
from .thirds import LOWEST, TOP

FEWEST = 10
"""Attempts below which nothing is said of an item."""
SMALL = 20
"""Attempts below which figures are shown as uncertain, and none of the finer verdicts is passed."""
EASY = 0.95
HARD = 0.2
WEAK = 0.1
"""Discrimination below which an item tells strong from weak students hardly at all."""
BLANK = 0.2
BARELY = 0.1
"""Facility corrected for chance at which an item is too hard."""
STRONG = 3
"""Of the top third, those who must choose a wrong option before the key is doubted."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """How many of each score third chose an option: the lowest, the middle, the top."""

    key: str
    right: bool
    by_third: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Verdict:
    code: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seen:
    """All that is known of an item. `options` holds, for each wording asked often enough, what was chosen."""

    n: int
    blank: int
    figures: ItemFigures
    chance: float
    options: Sequence[Sequence[Chosen]] = ()
    differ: bool = False

    @property
    def corrected(self) -> Figure:
        return corrected(self.figures.facility, self.chance)


def corrected(facility: Figure, chance: float) -> Figure:
    """Return the facility on a scale on which guessing is 0 and knowing 1."""
    if facility.value is None:
        return facility
    return Figure((facility.value - chance) / (1 - chance)) if chance < 1 else Figure.none("chance-full")


def verdicts(item: Seen) -> tuple[Verdict, ...]:
    """Return what is to be said, the gravest first; never nothing."""
    if item.n < FEWEST:
        return (Verdict("few-answers", {"n": item.n, "wanted": FEWEST}),)
    found = [*_doubts(item), *_level(item), *_separation(item)]
    if item.blank > BLANK * item.n:
        found.append(Verdict("many-blank", {"blank": item.blank, "n": item.n}))
    if item.differ:
        found.append(Verdict("wordings-differ"))
    return (*found, *_idle(item)) or (Verdict("fine"),)


def _doubts(item: Seen) -> list[Verdict]:
    doubts = [doubt for options in item.options if (doubt := doubted(options))]
    return [Verdict("key-doubtful", {"option": doubt.key, "count": doubt.by_third[TOP]}) for doubt in doubts[:1]]


def doubted(options: Sequence[Chosen]) -> Chosen | None:
    """Return the wrong option that the top third prefers to a right one, and more of it than of the lowest third."""
    right = min((option.by_third[TOP] for option in options if option.right), default=0)
    suspects = [
        option
        for option in options
        if not option.right
        and option.by_third[TOP] >= STRONG
        and option.by_third[TOP] > max(right, option.by_third[LOWEST])
    ]
    return max(suspects, key=lambda option: option.by_third[TOP], default=None)


def _level(item: Seen) -> list[Verdict]:
    facility, above_chance = item.figures.facility.value or 0.0, item.corrected.value
    if facility > EASY:
        return [Verdict("too-easy")]
    if above_chance is not None and above_chance <= 0:
        return [Verdict("like-guessing")]
    hard = facility < HARD or (above_chance is not None and above_chance < BARELY)
    return [Verdict("too-hard")] if hard else []


def _separation(item: Seen) -> list[Verdict]:
    discrimination, facility = item.figures.discrimination, item.figures.facility.value or 0.0
    if discrimination.high is not None and discrimination.high < 0:
        return [Verdict("against-the-rest")]
    if discrimination.value is None or item.n < SMALL or not HARD <= facility <= EASY:
        return []
    return [Verdict("separates-little")] if discrimination.value < WEAK else []


def _idle(item: Seen) -> list[Verdict]:
    """Wrong options nobody chose, of the wording asked most often."""
    if item.n < SMALL or not item.options or (item.figures.facility.value or 0.0) > EASY:
        return []
    idle = tuple(option.key for option in item.options[0] if not option.right and not any(option.by_third))
    return [Verdict("never-chosen", {"options": idle})] if idle else []
