"""Who sits in the sample class: how able, how fast, and how far each of them comes."""

from dataclasses import dataclass
from math import exp

from ...core.rng import Stream, stream

SIZE = 30
SEED = "sample-14"
"""One under which all kinds of questions are asked, and one of them stands out as to be looked at."""
LATE = 360
"""Seconds within which all have come in."""
USUAL = 75
"""Seconds that half of the answers of a student of usual pace take."""
STOPPED = {12: 5, 23: 8}
"""Who is still at it when the lesson is over, and after how many questions."""
REPEATS = 7
"""Who takes the quiz a second time."""


@dataclass(frozen=True, slots=True)
class Pupil:
    """`ability` is on the scale of a Rasch model, `pace` a factor of time, `late` in seconds after the bell.

    `answers` is how many questions are answered before the lesson is over, None for all of them. `go` counts attempts.
    """

    number: int
    ability: float
    pace: float
    late: int
    answers: int | None
    go: int = 1

    @property
    def name(self) -> str:
        return f"Student {self.number}"

    @property
    def sits(self) -> bool:
        """Whether they begin at all: the last one has only come in, for whoever wants to try."""
        return self.number < SIZE

    def draws(self, *what: str | int) -> Stream:
        return stream(SEED, self.number, self.go, *what)


def pupils() -> list[Pupil]:
    return [_pupil(number, stream(SEED, number)) for number in range(1, SIZE + 1)]


def _pupil(number: int, draws: Stream) -> Pupil:
    ability, pace = 0.5 + 1.2 * normal(draws), exp(0.25 * normal(draws))
    return Pupil(number, ability, pace, draws.below(LATE), STOPPED.get(number))


def part(draws: Stream) -> float:
    """Draw a number from 0 to 1, evenly."""
    return draws.below(1_000_000) / 1_000_000


def normal(draws: Stream) -> float:
    """Draw from a bell curve around 0, about one wide: what twelve even draws add up to."""
    return sum(part(draws) for _ in range(12)) - 6
