"""How many may come from one network in a minute: more than any class that comes at once, and no flood."""

from datetime import timedelta

from .throttle import Rate, network

MOST = 1_000
"""Five classes of 200 that begin in the same minute behind one address."""
MINUTE = timedelta(minutes=1)


def starts(address: str) -> Rate:
    """Attempts begun: each is drawn, and takes a row for every question."""
    return Rate(f"start:{network(address)}", MOST, MINUTE)


def comings(address: str) -> Rate:
    """Students who come into a class."""
    return Rate(f"come:{network(address)}", MOST, MINUTE)
