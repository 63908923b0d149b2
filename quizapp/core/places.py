"""Places in a list that changes: numbers by which it is sorted, of which as few as possible change with it."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise


def places(order: Sequence[str], before: Mapping[str, float]) -> dict[str, float]:
    """Return a place for each of these, rising in their order.

    Of those that had one before, as many as possible keep it. Where no number fits between two that stay, all are
    numbered anew.
    """
    stay = _longest_rise([before[name] for name in order if name in before])
    found: dict[str, float] = {}
    low, waiting = 0.0, list[str]()
    for name in order:
        place = before.get(name)
        if place is None or place not in stay:
            waiting.append(name)
            continue
        found |= zip(waiting, _between(low, place, len(waiting)), strict=True)
        found[name] = low = place
        waiting = []
    found |= ((name, low + number) for number, name in enumerate(waiting, 1))
    rising = [0.0, *found.values()]
    if any(one >= other for one, other in pairwise(rising)):
        return {name: float(number) for number, name in enumerate(order, 1)}
    return found


def _between(low: float, high: float, count: int) -> Iterator[float]:
    return (low + (high - low) * number / (count + 1) for number in range(1, count + 1))


def _longest_rise(numbers: Sequence[float]) -> set[float]:
    """Return a longest rising subsequence of different numbers, by patience sorting."""
    tops: list[float] = []
    below: dict[float, float | None] = {}
    for number in numbers:
        pile = bisect_left(tops, number)
        below[number] = tops[pile - 1] if pile else None
        tops[pile : pile + 1] = [number]
    rise: set[float] = set()
    last = tops[-1] if tops else None
    while last is not None:
        rise.add(last)
        last = below[last]
    return rise
