"""What the generators make of the shipped article under fixed seeds, drawn once for all tests."""

from functools import cache

from articles import shipped

from quizapp.core.generate.making import generate

SEEDS = 2000


@cache
def made(name):
    return [generate(shipped(), name, "tests", number) for number in range(SEEDS)]


def record(fact):
    """Return the record of the shipped article that a namespaced id names."""
    return shipped().by_id[fact.removeprefix("sino-russian/")]
