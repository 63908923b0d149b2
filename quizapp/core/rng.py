"""Random draws that depend only on their labels.

A stream named by what it is for stays the same when other draws are added or removed. Shuffling is our own,
over `getrandbits`, because the standard library promises the bits from one Python version to the next but not
what `shuffle` and `sample` make of them.
"""

import random
from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")


class Stream:
    """Draws from one named source of bits."""

    def __init__(self, seed: int) -> None:
        self._bits = random.Random(seed).getrandbits

    def below(self, bound: int) -> int:
        """Return an integer in [0, bound), every one equally likely."""
        if bound < 1:
            raise ValueError(f"nothing lies below {bound}")
        width = bound.bit_length()
        while (value := self._bits(width)) >= bound:
            pass
        return value

    def choice(self, items: Sequence[T]) -> T:
        return items[self.below(len(items))]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """Return the items in an order drawn evenly from all orders (Fisher-Yates)."""
        mixed = list(items)
        for last in range(len(mixed) - 1, 0, -1):
            other = self.below(last + 1)
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed

    def sample(self, items: Sequence[T], count: int) -> list[T]:
        return self.shuffled(items)[:count]


def stream(*labels: str | int) -> Stream:
    """Return the stream of these labels: the same labels give the same draws, on any machine."""
    digest = blake2b("\x1f".join(map(str, labels)).encode(), digest_size=16).digest()
    return Stream(int.from_bytes(digest))
