"""How often each law is tried: a part in the ordinary run, thirty times as often with --fuzz, and anew each time."""

from hypothesis import HealthCheck, settings

MORE = 30
thorough = False
"""Whether --fuzz was said; conftest.py sets it before tests are collected."""


def tried(examples, **more):
    """Return settings under which the ordinary run is the same every time."""
    return settings(
        max_examples=examples * (MORE if thorough else 1),
        derandomize=not thorough,
        print_blob=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        **more,
    )
