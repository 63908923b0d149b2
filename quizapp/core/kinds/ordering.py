from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise, product
from typing import ClassVar, Self

from ..errors import BadAnswer, CannotDraw
from ..question import Answer, Question
from ..rng import Stream
from ..schemes import SCHEMES
from ..schemes.chance import chance
from ..schemes.order import Order, Pair, exchanged, longest_chain
from .subset import FEWEST, TRIES, Choice, take

__all__ = ["Ordering", "Pair"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering(Question):
    """Items to be put in order, where `comparable` holds every pair (earlier, later) that has an order.

    `correct` is one of the right orders. Pairs that are not comparable may stand either way: every linear
    extension of the partial order earns full credit. `locked` items are fixed at their place of `correct`, as
    reference points; `ends` are the labels of the first and the last place ("earliest", "latest"), or nothing.
    Where `show` is not 0, each student is asked for so many of the items only: any, or such as follow each other.
    """

    comparable: tuple[Pair, ...]
    locked: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    show: int = 0
    show_choice: Choice = "any"

    kind: ClassVar[str] = "ordering"
    usual_scheme: ClassVar[str] = "pairs"
    schemes = SCHEMES

    @property
    def order(self) -> Order:
        return Order(self.correct, self.comparable, self.locked)

    def parse(self, keys: Sequence[str]) -> Answer:
        answer = self.known(keys)
        if answer and len(answer) != len(self.options):
            raise BadAnswer("answer-incomplete")
        if answer and any(answer[self.correct.index(key)] != key for key in self.locked):
            raise BadAnswer("answer-locked")
        return answer

    def rekeyed(self, keys: Sequence[str]) -> Self:
        """Turn the pairs round that stand otherwise in the new order; what had no order gets one only if it follows."""
        new = Question.rekeyed(self, keys)
        place = {key: index for index, key in enumerate(new.correct)}
        pairs = {(a, b) if place[a] < place[b] else (b, a) for a, b in self.comparable}
        for middle in new.correct:
            before, after = [a for a, b in pairs if b == middle], [b for a, b in pairs if a == middle]
            pairs |= set(product(before, after))
        return replace(new, comparable=tuple(sorted(pairs, key=lambda pair: (place[pair[0]], place[pair[1]]))))

    def refusal(self, scheme: str) -> str:
        return SCHEMES[scheme].refusal(self.order) if scheme in SCHEMES else "scheme-unknown"

    def mark(self, answer: Answer, scheme: str) -> Fraction:
        return SCHEMES[scheme].mark(self.order, answer)

    def chance(self, scheme: str = "") -> Fraction:
        return chance(self.order, scheme or self.scheme)

    def standing(self, shown: Answer, answer: Answer) -> Answer:
        return answer or shown

    def wrong_pairs(self, answer: Answer) -> tuple[Pair, ...]:
        """Return the comparable pairs (earlier, later) that the answer has the wrong way round."""
        return self.order.wrong(answer)

    def missed(self, answer: Answer) -> tuple[str, ...]:
        """Return the targets among the items put into a wrong pair; all, where no item is a target itself."""
        wrong = {key for pair in self.wrong_pairs(answer) for key in pair} - {*self.locked} if answer else None
        facts = {option.fact for option in self.options if wrong is None or option.key in wrong}
        return tuple(target for target in self.targets if target in facts) or Question.missed(self, answer)

    def arrange(self, rng: Stream) -> Answer:
        """Draw a start order evenly from all orders that would not earn full credit as they stand."""
        order, chain = self.order, self.chain()
        if len(chain) < FEWEST:
            raise CannotDraw("ordering-too-small", key=self.key, fewest=FEWEST)
        movable = [option.key for option in self.options if option.key not in self.locked]
        for _ in range(TRIES):
            start = order.arranged(rng.shuffled(movable))
            if order.wrong(start):
                return start
        return exchanged(start, (chain[0], chain[1]))

    def variant(self, rng: Stream) -> Self:
        if not self.show:
            return self
        return replace(take(self, self.show, rng, self.show_choice), show=0, show_choice="any")  # type: ignore[return-value]

    def chain(self) -> tuple[str, ...]:
        """Return as many items as there are that can be moved and of which every two have an order."""
        return longest_chain(self.order.free, self.comparable)

    def part(self, keys: Collection[str]) -> Self:
        """Return the same question about these of its items only; its explanation stays whole."""
        left_out = {option.fact for option in self.options if option.key not in keys}
        return replace(
            self,
            options=tuple(option for option in self.options if option.key in keys),
            correct=tuple(key for key in self.correct if key in keys),
            comparable=tuple(pair for pair in self.comparable if pair[0] in keys and pair[1] in keys),
            locked=tuple(key for key in self.locked if key in keys),
            targets=tuple(target for target in self.targets if target not in left_out),
            evidence=tuple(fact for fact in self.evidence if fact not in left_out),
        )

    def samples(self) -> Iterator[tuple[Answer, Fraction]]:
        pairs = len(self.order.open_pairs)
        yield (), Fraction(0)
        yield self.correct, Fraction(1)
        if not self.locked:
            yield self.correct[::-1], Fraction(0)
        for neighbours in pairwise(self.correct):
            if not {*self.locked}.intersection(neighbours):
                wrong = neighbours in self.comparable
                yield exchanged(self.correct, neighbours), max(Fraction(0), Fraction(pairs - 2 * wrong, pairs))
