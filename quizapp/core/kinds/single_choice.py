from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from ..errors import BadAnswer
from ..question import WEIGHTS, Answer, Question, clipped


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleChoice(Question):
    """One option is right. By weights, others may earn a part of the points, or as much as the right one."""

    kind: ClassVar[str] = "single_choice"
    usual_scheme: ClassVar[str] = "right"
    schemes = ("right", WEIGHTS)

    def parse(self, keys: Sequence[str]) -> Answer:
        if len(keys) > 1:
            raise BadAnswer("answer-one-only")
        return self.known(keys)

    def mark(self, answer: Answer, scheme: str) -> Fraction:
        return clipped(self.weights[answer[0]]) if scheme == WEIGHTS else Fraction(answer == self.correct)

    def chance(self, scheme: str = "") -> Fraction:
        """Every option is as likely as another."""
        return sum((self.mark((option.key,), scheme or self.scheme) for option in self.options), Fraction(0)) / len(
            self.options
        )

    def samples(self) -> Iterator[tuple[Answer, Fraction]]:
        yield (), Fraction(0)
        for option in self.options:
            right = Fraction((option.key,) == self.correct)
            yield (option.key,), clipped(self.weights[option.key]) if self.weighted else right
