from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb
from typing import ClassVar

from ..question import WEIGHTS, Answer, Question, clipped

Rule = Callable[[int, int, int, int], Fraction]


def net(hits: int, false_alarms: int, keys: int, others: int) -> Fraction:
    """Hits minus false alarms, over the number of keys, never below 0."""
    del others
    return max(Fraction(0), Fraction(hits - false_alarms, keys))


def all_or_nothing(hits: int, false_alarms: int, keys: int, others: int) -> Fraction:
    del others
    return Fraction(hits == keys and not false_alarms)


def per_option(hits: int, false_alarms: int, keys: int, others: int) -> Fraction:
    """The share of the options treated right: ticked where it is a key, left alone where it is none."""
    return Fraction(hits + others - false_alarms, keys + others)


SCHEMES: dict[str, Rule] = {"net": net, "all-or-nothing": all_or_nothing, "per-option": per_option}


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleResponse(Question):
    """Any number of options is right. By `net`, ticking everything earns nothing where at most half of them are."""

    kind: ClassVar[str] = "multiple_response"
    usual_scheme: ClassVar[str] = "net"
    schemes = (*SCHEMES, WEIGHTS)

    def parse(self, keys: Sequence[str]) -> Answer:
        return tuple(sorted(self.known(keys)))

    def mark(self, answer: Answer, scheme: str) -> Fraction:
        if scheme == WEIGHTS:
            weights = self.weights
            return clipped(sum((weights[key] for key in answer), Fraction(0)))
        ticked, keys = set(answer), set(self.correct)
        return SCHEMES[scheme](len(ticked & keys), len(ticked - keys), len(keys), len(self.options) - len(keys))

    def chance(self, scheme: str = "") -> Fraction:
        """Every set of ticks is as likely as another, but the empty one, which is no answer."""
        if (scheme or self.scheme) == WEIGHTS:
            return self._weighted_chance()
        rule = SCHEMES[scheme or self.scheme]
        keys, others = len(self.correct), len(self.options) - len(self.correct)
        earned = sum(
            comb(keys, hits) * comb(others, alarms) * rule(hits, alarms, keys, others)
            for hits in range(keys + 1)
            for alarms in range(others + 1)
            if hits or alarms
        )
        return Fraction(earned, 2 ** (keys + others) - 1)

    def _weighted_chance(self) -> Fraction:
        """Count the sets of ticks by what they add up to: few sums, where the sets are many."""
        sums = Counter({Fraction(0): 1})
        for weight in self.weights.values():
            sums += Counter({total + weight: count for total, count in sums.items()})
        earned = sum((clipped(total) * count for total, count in sums.items()), Fraction(0))
        return Fraction(earned, 2 ** len(self.options) - 1)

    def samples(self) -> Iterator[tuple[Answer, Fraction]]:
        if self.weighted:
            yield (), Fraction(0)
            for option in self.options:
                yield (option.key,), clipped(self.weights[option.key])
            return
        wanted = len(self.correct)
        everything = tuple(sorted(option.key for option in self.options))
        yield (), Fraction(0)
        yield self.parse(self.correct), Fraction(1)
        yield self.parse(self.correct[:1]), Fraction(1, wanted)
        yield everything, max(Fraction(0), Fraction(2 * wanted - len(everything), wanted))
