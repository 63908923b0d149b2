"""Where several orders are right: what has no order, for people who mark by hand."""

from dataclasses import replace
from itertools import combinations

from ..question import Answer
from .order import Order


def ties(order: Order) -> list[Answer]:
    """Return groups of items that have no order among themselves, as few as are easily found.

    Together they hold every pair without an order that an answer can have either way, and no other pair.
    """
    pairs = set(order.comparable)
    untied = tuple(pair for pair in combinations(order.correct, 2) if pair not in pairs)
    either_way = replace(order, comparable=untied).open_pairs
    known = set(map(frozenset, either_way))
    groups: list[set[str]] = []
    for pair in either_way:
        for group in groups:
            if known.issuperset(map(frozenset, combinations(group.union(pair), 2))):
                group.update(pair)
                break
        else:
            groups.append(set(pair))
    return [tuple(key for key in order.correct if key in group) for group in groups]
