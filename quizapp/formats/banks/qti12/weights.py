"""From what answers earn to what single options earn: shares of the best score."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from ...notes import Refused
from ..grades import SHARES
from ..written import FINEST
from .scoring import Condition, Processing, ordered

NOTHING = frozenset[str]()
ROUNDED = Fraction(1, 1000)
"""How far a share may be from the usual one that it stands for."""
EXACT = Fraction(1, 20_000)
SEVERAL = 2
"""Options that one condition names together."""

Weights = tuple[dict[str, Fraction], bool]
"""What each option earns, and whether the item has another rule that is replaced by this."""


def of_one(options: Sequence[str], scoring: Processing) -> Weights:
    """Return the weights where one option is chosen."""
    earned = {each: scoring.score(frozenset([each]), one=True) for each in options}
    marked = {name for each in scoring.conditions if each.whole for name in each.named}
    if marked:
        best = max((earned[each] for each in options if each in marked), default=Fraction(0))
    else:
        best = max(earned.values(), default=Fraction(0))
    if best <= 0:
        right = marked or _set_alone(scoring)
        return {each: Fraction(each in right) for each in options}, False
    shares = {each: Fraction(1) if each in marked else share(earned[each] / best) for each in options}
    for each, part in scoring.partial.items():
        if 0 < part < 1 and shares.get(each) == 0:
            shares[each] = share(part)
    replaced = None in shares.values() or (scoring.most or best) > best
    return {each: part or Fraction(0) for each, part in shares.items()}, replaced


def of_several(options: Sequence[str], scoring: Processing) -> Weights:
    """Return the weights where any number of options is chosen: together right, or each by itself."""
    alone = sum(bool(each.changes and each.named) for each in scoring.conditions) == 1
    together = [each for each in scoring.conditions if _together(each, alone=alone)]
    if together:
        best = max(together, key=lambda each: each.earned)
        partial = {each: scoring.partial.get(each, Fraction(0)) for each in options}
        if any(0 < abs(part) < 1 for part in partial.values()):
            return _added(partial, Fraction(1))
        return usual(options, best.named), len([each for each in together if each.earned == best.earned]) > 1
    nothing = scoring.score(NOTHING, one=False)
    earned = {each: scoring.score(frozenset([each]), one=False) - nothing for each in options}
    return _added(earned, scoring.most)


def usual(options: Sequence[str], right: Sequence[str]) -> dict[str, Fraction]:
    """Return the weights by the usual rule: right options share the points, and a wrong one takes a share away."""
    part = Fraction(1, len(set(right) & set(options)) or 1)
    return {each: part if each in right else -part for each in options}


def order(options: Sequence[str], scoring: Processing) -> tuple[tuple[str, ...], bool]:
    """Return the right order, and whether there are others; raise Refused where it does not name each item once."""
    full = [each for each in scoring.conditions if len(each.named) >= SEVERAL]
    best = max((each.earned for each in full), default=Fraction(0))
    orders = list(dict.fromkeys(ordered(each) for each in full if each.earned == best))
    found = orders[0] if orders else tuple(dict.fromkeys(name for each in scoring.conditions for name in each.named))
    if not found:
        raise Refused("order-missing")
    if sorted(found) != sorted(options):
        raise Refused("order-incomplete", found=len(set(found) & set(options)), items=len(options))
    return found, len(orders) > 1


@lru_cache(maxsize=1024)
def share(given: Fraction) -> Fraction | None:
    """Return the share of the points that is meant, or None where it can be none of ours."""
    usual_one = next((each for each in SHARES if abs(abs(given) - each) <= ROUNDED), None)
    if usual_one is not None:
        return usual_one if given > 0 else -usual_one
    near = Fraction(round(given * FINEST), FINEST)
    return near if abs(given) <= 1 and abs(given - near) <= EXACT else None


def _together(condition: Condition, *, alone: bool) -> bool:
    """Say whether a condition asks for all right options at once: for several, or `alone` for one."""
    if condition.earned <= 0 or not condition.named:
        return False
    several = len(condition.named) + len(condition.barred) >= SEVERAL
    return several or (alone and condition.changes[0][0] == "set")


def _set_alone(scoring: Processing) -> set[str]:
    """Return the options of an item worth nothing whose score is set, where that of others is added to."""
    found = {"set": set[str](), "add": set[str]()}
    for each in scoring.conditions:
        for action, _ in each.changes:
            found.get(action, set()).update(each.named)
    return found["set"] if found["add"] else set()


def _added(earned: Mapping[str, Fraction], most: Fraction | None) -> Weights:
    """Return what options earn of the best score, which is what all right ones earn where the item says less."""
    whole = sum((each for each in earned.values() if each > 0), Fraction(0)) or Fraction(1)
    if most and all(abs(each) <= most for each in earned.values()):
        whole = most
    shares = {name: share(each / whole) for name, each in earned.items()}
    if None in shares.values():
        return usual(list(earned), [name for name, each in earned.items() if each > 0]), True
    return {name: each or Fraction(0) for name, each in shares.items()}, False
