from collections import Counter
from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Frequent(Generic[T]):
    """Counts what is added often, in memory for `size` different things (Misra and Gries 1982).

    Each count is too low by at most `error`, which is 0 while no more than `size` different things were added and
    never more than what was added, over size + 1. Whatever was added more often than `error` is counted.
    """

    def __init__(self, size: int) -> None:
        if size < 1:
            raise ValueError("there is nothing to count in")
        self.size = size
        self.error = 0
        self._counts: Counter[T] = Counter()

    def add(self, thing: T) -> None:
        if thing in self._counts or len(self._counts) < self.size:
            self._counts[thing] += 1
            return
        # One of each is struck out, and the newcomer with them.
        self.error += 1
        self._counts = Counter({known: count - 1 for known, count in self._counts.items() if count > 1})

    def most(self) -> list[tuple[T, int]]:
        """Return what is still counted, most frequent first, those added earlier before others with the same count."""
        return self._counts.most_common()
