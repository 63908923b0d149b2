"""What the answers to an ordering question say: which pairs are confused, where items are put, which orders recur.

One pass over the answers, in memory that depends on the number of items only, however many answers there are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from ..core.question import Answer
from ..core.schemes.order import Order, Pair
from .frequent import Frequent

KEPT = 1000
"""Wrong orders counted at a time: all 719 of six items."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """Of `shown` answers that hold a pair, `wrong` have it the wrong way round."""

    shown: int
    wrong: int

    @property
    def share(self) -> Fraction:
        return Fraction(self.wrong, self.shown) if self.shown else Fraction(0)


@dataclass(frozen=True, slots=True)
class CommonOrder:
    """A wrong order that was given `count` times, or up to `error` times more."""

    order: Answer
    count: int
    error: int


@dataclass(frozen=True, slots=True)
class OrderingAnalysis:
    """`placed[item][k]` counts the answers with the item at place k, from 0. Blank answers are counted only.

    `displacement` is how many places an item stands too early or too late, on average over the answers, counted from
    the nearest place at which a right order can have it.
    """

    answered: int
    blank: int
    right: int
    pairs: Mapping[Pair, Confusion]
    placed: Mapping[str, tuple[int, ...]]
    displacement: Mapping[str, Fraction]
    common: tuple[CommonOrder, ...]


def analyse(order: Order, answers: Iterable[Answer], kept: int = KEPT) -> OrderingAnalysis:
    """Look at the answers to one question; pairs that no answer can get wrong are left out.

    Of the wrong orders, the `kept` most frequent are counted: exactly, while there are no more different ones.
    """
    pairs = order.open_pairs
    wrong: Counter[Pair] = Counter()
    placed = {key: [0] * len(order.correct) for key in order.correct}
    frequent: Frequent[Answer] = Frequent(kept)
    answered = blank = right = 0
    for answer in answers:
        if not answer:
            blank += 1
            continue
        answered += 1
        place = {key: index for index, key in enumerate(answer)}
        for key, index in place.items():
            placed[key][index] += 1
        mistaken = [pair for pair in pairs if place[pair[0]] > place[pair[1]]]
        wrong.update(mistaken)
        if mistaken:
            frequent.add(answer)
        else:
            right += 1
    return OrderingAnalysis(
        answered=answered,
        blank=blank,
        right=right,
        pairs={pair: Confusion(answered, wrong[pair]) for pair in pairs},
        placed={key: tuple(counts) for key, counts in placed.items()},
        displacement={key: _displacement(placed[key], *window(order, key)) for key in order.free if answered},
        common=tuple(CommonOrder(*each, frequent.error) for each in frequent.most()),
    )


def window(order: Order, key: str) -> tuple[int, int]:
    """Return the first and the last place that the pairs with this item leave to it."""
    before = sum(later == key for _, later in order.comparable)
    after = sum(earlier == key for earlier, _ in order.comparable)
    return before, len(order.correct) - 1 - after


def _displacement(counts: list[int], first: int, last: int) -> Fraction:
    off = [max(first - place, place - last, 0) for place in range(len(counts))]
    return Fraction(sum(count * by for count, by in zip(counts, off, strict=True)), sum(counts))


def confusions(analyses: Iterable[OrderingAnalysis]) -> dict[Pair, Confusion]:
    """Add up the pairs of several questions, which share an item where its key is the same; most confused first."""
    total: dict[Pair, Confusion] = {}
    for analysis in analyses:
        for pair, seen in analysis.pairs.items():
            known = total.get(pair, Confusion(0, 0))
            total[pair] = Confusion(known.shown + seen.shown, known.wrong + seen.wrong)
    return dict(sorted(total.items(), key=lambda item: (-item[1].share, -item[1].shown, item[0])))
