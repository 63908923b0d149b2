from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from ..errors import BadAnswer
from ..question import Answer, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleChoice(Question):
    """One option is right."""

    kind: ClassVar[str] = "single_choice"
    scheme: ClassVar[str] = "right"
    schemes = ("right",)

    def parse(self, keys: Sequence[str]) -> Answer:
        if len(keys) > 1:
            raise BadAnswer("answer-one-only")
        return self.known(keys)

    def mark(self, answer: Answer, scheme: str) -> Fraction:
        del scheme  # there is one
        return Fraction(answer == self.correct)

    def chance(self, scheme: str = "") -> Fraction:
        """Every option is as likely as another."""
        del scheme
        return Fraction(1, len(self.options))

    def samples(self) -> Iterator[tuple[Answer, Fraction]]:
        yield (), Fraction(0)
        for option in self.options:
            yield (option.key,), Fraction((option.key,) == self.correct)
