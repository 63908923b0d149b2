from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from ..question import Answer, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleResponse(Question):
    """Any number of options is right; ticking everything earns nothing unless everything is right."""

    kind: ClassVar[str] = "multiple_response"
    scheme: ClassVar[str] = "net"

    def parse(self, keys: Sequence[str]) -> Answer:
        return tuple(sorted(self.known(keys)))

    def credit(self, answer: Answer) -> Fraction:
        """Hits minus false alarms, over the number of keys, never below 0."""
        ticked, wanted = set(answer), set(self.correct)
        return max(Fraction(0), Fraction(len(ticked & wanted) - len(ticked - wanted), len(wanted)))

    def samples(self) -> Iterator[tuple[Answer, Fraction]]:
        wanted = len(self.correct)
        everything = tuple(sorted(option.key for option in self.options))
        yield (), Fraction(0)
        yield self.parse(self.correct), Fraction(1)
        yield self.parse(self.correct[:1]), Fraction(1, wanted)
        yield everything, max(Fraction(0), Fraction(2 * wanted - len(everything), wanted))
