"""What a process counts for whoever watches the server: a few additions a request, and nobody's name."""

import threading
from bisect import bisect_left
from collections import Counter

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds up to which durations are counted together; those beyond the last are counted under infinity."""

NAMES = (*map(str, BOUNDS), "+Inf")

Numbers = Counter[tuple[str, ...]]
"""A number for each name and its labels; numbers of several processes are added."""


class Counts:
    """Counts since the process began."""

    def __init__(self) -> None:
        self._numbers: Numbers = Counter()
        self._lock = threading.Lock()

    def answered(self, endpoint: str, status: int, seconds: float) -> None:
        with self._lock:
            self._numbers["requests", endpoint, str(status)] += 1
            self._numbers["duration", endpoint, NAMES[bisect_left(BOUNDS, seconds)]] += 1
            # In whole microseconds, so that adding up is exact.
            self._numbers["microseconds", endpoint] += round(seconds * 1e6)

    def happened(self, event: str) -> None:
        with self._lock:
            self._numbers["events", event] += 1

    def numbers(self) -> Numbers:
        with self._lock:
            return self._numbers.copy()


COUNTS = Counts()
