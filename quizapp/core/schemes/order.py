"""What an ordering is marked against: its order, apart from its words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from ..question import Answer

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Order:
    """`correct` is one right order; `comparable` holds every pair (earlier, later) that has an order, and is
    transitive; `locked` are the items that nobody can move from their place of `correct`, the others are free.
    """

    correct: Answer
    comparable: tuple[Pair, ...]
    locked: tuple[str, ...] = ()

    @property
    def free(self) -> tuple[str, ...]:
        """The items that can be moved, in right order."""
        return tuple(key for key in self.correct if key not in self.locked) if self.locked else self.correct

    @property
    def open_pairs(self) -> tuple[Pair, ...]:
        """The comparable pairs that an answer can have the wrong way round: the only ones that show knowledge."""
        return _open_pairs(self) if self.locked else self.comparable

    def wrong(self, answer: Answer) -> tuple[Pair, ...]:
        """Return the comparable pairs (earlier, later) that the answer has the wrong way round."""
        place = {key: index for index, key in enumerate(answer)}
        return tuple(pair for pair in self.comparable if place[pair[0]] > place[pair[1]])

    def arranged(self, free: Iterable[str]) -> Answer:
        """Return the order with the free items in this sequence, and the locked ones at their places."""
        if not self.locked:
            return tuple(free)
        items = iter(free)
        return tuple(key if key in self.locked else next(items) for key in self.correct)

    def turned(self, answer: Answer) -> Answer:
        """Return the answer with its free items in reverse."""
        return self.arranged([key for key in reversed(answer) if key not in self.locked])


def exchanged(answer: Answer, pair: Pair) -> Answer:
    """Return the answer with these two items in each other's places."""
    other = {pair[0]: pair[1], pair[1]: pair[0]}
    return tuple(other.get(key, key) for key in answer)


def total(items: int) -> Order:
    """Return an order of so many items, of which every two have an order."""
    keys = tuple(map(str, range(items)))
    return Order(keys, tuple(combinations(keys, 2)))


def unnamed(order: Order) -> Order:
    """Return the order with its items named by their places, so that orders of one form are equal."""
    name = {key: str(place) for place, key in enumerate(order.correct)}
    pairs = sorted((name[earlier], name[later]) for earlier, later in order.comparable)
    return Order(tuple(name.values()), tuple(pairs), tuple(sorted(name[key] for key in order.locked)))


@lru_cache(maxsize=1024)
def one_right_order(order: Order) -> bool:
    """Whether every two neighbours are comparable, or both locked: then no other order is right.

    What stands between two locks is chained to both, so it fills the places between them, in its own order.
    """
    pairs = set(order.comparable)
    return all(pair in pairs or set(pair) <= set(order.locked) for pair in pairwise(order.correct))


def like_total(order: Order) -> bool:
    """Whether the open pairs are those of the free items, all of them: then locks play no part."""
    return set(order.open_pairs) == set(combinations(order.free, 2))


def longest_chain(items: Sequence[str], comparable: Iterable[Pair]) -> tuple[str, ...]:
    """Return as many of these items (given in a right order) as there are of which every two have an order."""
    pairs = set(comparable)
    chains: dict[str, tuple[str, ...]] = {}
    for later in items:
        before = (chain for earlier, chain in chains.items() if (earlier, later) in pairs)
        chains[later] = (*max(before, key=len, default=()), later)
    return max(chains.values(), key=len, default=())


@lru_cache(maxsize=1024)
def _open_pairs(order: Order) -> tuple[Pair, ...]:
    """Leave out what is right by construction: two locks, and a lock with no place for free items on its other side."""
    place = {key: index for index, key in enumerate(order.correct)}
    free = [place[key] for key in order.free]
    found = []
    for pair in order.comparable:
        locks = [place[key] for key in pair if key in order.locked]
        if not locks or (len(locks) == 1 and free[0] < locks[0] < free[-1]):
            found.append(pair)
    return tuple(found)
