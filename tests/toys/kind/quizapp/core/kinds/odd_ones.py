from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from ..question import Answer, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class OddOnes(Question):
    """What does not belong is to be ticked: all of it, and nothing else."""

    kind: ClassVar[str] = "odd_ones"
    usual_scheme: ClassVar[str] = "all-or-nothing"
    schemes = ("all-or-nothing",)

    def parse(self, keys: Sequence[str]) -> Answer:
        return tuple(sorted(self.known(keys)))

    def mark(self, answer: Answer, scheme: str) -> Fraction:
        del scheme  # there is only one
        return Fraction(answer == self.parse(self.correct))

    def chance(self, scheme: str = "") -> Fraction:
        del scheme
        return Fraction(1, 2 ** len(self.options) - 1)

    def samples(self) -> Iterator[tuple[Answer, Fraction]]:
        yield (), Fraction(0)
        yield self.parse(self.correct), Fraction(1)
        yield self.parse(self.correct[:1]), Fraction(len(self.correct) == 1)
