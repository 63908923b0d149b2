"""Events in time: which may be put in order, and which stand in which."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from math import log10

from ..errors import CannotDraw
from ..facts import Article, Event
from ..kinds.ordering import Pair
from ..question import Option
from ..rng import Stream
from .wording import listed

REACHES = (8, 30, 120, 1000)
"""Years around the target within which the other events lie, one band drawn evenly: most pairs of a long history
lie decades apart, and drawn without bands nearly every question would be easy."""


@lru_cache(maxsize=1024)
def orderable(article: Article) -> tuple[Event, ...]:
    """Return the events that may stand in a question about order."""
    return tuple(
        event
        for event in article.events
        if event.order and event.option and event.ask == "key" and not event.sensitive and event.basis != "external"
    )


def targets(article: Article) -> tuple[str, ...]:
    return tuple(event.id for event in orderable(article))


def comparable(events: Sequence[Event]) -> tuple[Pair, ...]:
    """Return every pair (earlier, later) whose dates do not touch, as ids."""
    pairs = []
    for one, other in combinations(events, 2):
        if one.date.before(other.date):
            pairs.append((one.id, other.id))
        elif other.date.before(one.date):
            pairs.append((other.id, one.id))
    return tuple(pairs)


def companions(article: Article, target: Event, rng: Stream, side: str = "either") -> list[Event]:
    """Return events strictly before or after the target, mixed, within a reach drawn evenly; nearer bands may be empty.

    `side` limits them to those before it ("before") or after it ("after").
    """
    sides = {"before": (True, False), "after": (False, True), "either": (True, True)}[side]
    reach = rng.choice(REACHES)
    middle = target.date.middle
    near = [
        event
        for event, other in _middles(article)
        if abs(other - middle) <= reach
        if (sides[0] and event.date.before(target.date)) or (sides[1] and target.date.before(event.date))
        if not clash(event, target)
    ]
    return rng.shuffled(near)


@lru_cache(maxsize=1024)
def _middles(article: Article) -> tuple[tuple[Event, float], ...]:
    return tuple((event, event.date.middle) for event in orderable(article))


def clash(one: Event, other: Event) -> bool:
    """Whether the wording of one gives the place of the other away."""
    return other.id in one.excludes or one.id in other.excludes


def mutually_ordered(target: Event, others: Sequence[Event], count: int) -> list[Event]:
    """Return the target and others, `count` in all, earliest first, of which every two have an order."""
    chosen = [target]
    for event in others:
        if all(not event.date.touches(known.date) and not clash(event, known) for known in chosen):
            chosen.append(event)
        if len(chosen) == count:
            return sorted(chosen, key=lambda event: event.date.first)
    raise CannotDraw("too-few-events", target=target.id)


def option(article: Article, event: Event) -> Option:
    return Option(key=event.id, text=event.option, fact=article.name(event.id), date=event.date.text)


def text(event: Event) -> str:
    return event.option


def caveats(article: Article, events: Sequence[Event]) -> str:
    """Return what to know about the questionable events, each caveat after the events it is about."""
    about: dict[str, list[str]] = {}
    for event in events:
        if event.flag:
            about.setdefault(event.flag, []).append(f"“{event.option}”")
    return " ".join(f"{listed(names)}: {article.caveat(flag)}" for flag, names in about.items())


def difficulty(events: Sequence[Event], items: int = 4) -> float:
    """Return the prior difficulty of telling these apart: the smaller the smallest gap, the harder.

    1 for a gap of 0 years, 0.5 for about 9, 0 for 99 (research on symbolic distance has the direction, not the
    curve, which answers are to correct); 0.08 more for each item above four, 0.1 more for dates within a year.
    """
    order = sorted(events, key=lambda event: event.date.middle)
    gap = min(later.date.middle - earlier.date.middle for earlier, later in pairwise(order))
    within_a_year = any(event.date.precision in ("month", "day") for event in order) and gap < 1
    prior = max(0.0, 1 - log10(1 + gap) / 2) + 0.08 * max(0, items - 4) + 0.1 * within_a_year
    return round(min(1.0, prior), 2)
