from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from ..errors import BadAnswer, CannotDraw
from ..question import Answer, Question
from ..rng import Stream

Pair = tuple[str, str]

FEWEST = 3
"""With two items, a start order that is never the key would give the key away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering(Question):
    """Items to be put in order, where `comparable` holds every pair (earlier, later) that has an order.

    `correct` is one of the right orders. Pairs that are not comparable may stand either way: every linear
    extension of the partial order earns full credit. `locked` items are fixed at their place of `correct`, as
    reference points; `ends` are the labels of the first and the last place ("earliest", "latest"), or nothing.
    """

    comparable: tuple[Pair, ...]
    locked: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()

    kind: ClassVar[str] = "ordering"
    scheme: ClassVar[str] = "pairs"

    def parse(self, keys: Sequence[str]) -> Answer:
        answer = self.known(keys)
        if answer and len(answer) != len(self.options):
            raise BadAnswer("answer-incomplete")
        return answer

    def credit(self, answer: Answer) -> Fraction:
        """Right pairs minus wrong pairs, over the comparable pairs, never below 0 (Kendall's tau, clipped)."""
        if not answer:
            return Fraction(0)
        wrong = len(self.wrong_pairs(answer))
        return max(Fraction(0), Fraction(len(self.comparable) - 2 * wrong, len(self.comparable)))

    def standing(self, shown: Answer, answer: Answer) -> Answer:
        return answer or shown

    def wrong_pairs(self, answer: Answer) -> tuple[Pair, ...]:
        """Return the comparable pairs (earlier, later) that the answer has the wrong way round."""
        place = {key: index for index, key in enumerate(answer)}
        return tuple((a, b) for a, b in self.comparable if place[a] > place[b])

    def missed(self, answer: Answer) -> tuple[str, ...]:
        """Return the targets among the items that stand in a wrong pair; all, where no item is a target itself."""
        wrong = {key for pair in self.wrong_pairs(answer) for key in pair} if answer else None
        facts = {option.fact for option in self.options if wrong is None or option.key in wrong}
        return tuple(target for target in self.targets if target in facts) or Question.missed(self, answer)

    def arrange(self, rng: Stream) -> Answer:
        """Draw a start order evenly from all orders that would not earn full credit as they stand."""
        if len(self.options) < FEWEST or not self.comparable:
            raise CannotDraw("ordering-too-small", key=self.key, fewest=FEWEST)
        keys = [option.key for option in self.options]
        while not self.wrong_pairs(start := tuple(rng.shuffled(keys))):
            pass
        return start

    def samples(self) -> Iterator[tuple[Answer, Fraction]]:
        pairs = len(self.comparable)
        first, second = self.correct[:2]
        swapped = (second, first, *self.correct[2:])
        wrong = (first, second) in self.comparable
        yield (), Fraction(0)
        yield self.correct, Fraction(1)
        yield self.correct[::-1], Fraction(0)
        yield swapped, max(Fraction(0), Fraction(pairs - 2 * wrong, pairs))
