"""What must hold between the records of an article."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from ..core.facts import Article, Chain, Claim, Event, Fact, FactSet, Flag, Person, Record

Finding = tuple[str, str, dict[str, Any]]
"""The id of the record, the code of the problem, its parameters."""

SHORTEST_OPTION, LONGEST_OPTION = 8, 60
FEWEST_STEPS, FEWEST_ITEMS = 3, 2
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
REFERENCES: dict[str, type[Record]] = {
    "flag": Flag,
    "by": Person,
    "via": Person,
    "equivalent": Claim,
    "excludes": Event,
    "opposed": Claim,
    "supports": Claim,
    "may_support": Claim,
    "grants": Claim,
}
"""The fields that hold ids, and whose."""


def check(article: Article) -> Iterator[Finding]:
    """Yield everything that contradicts itself or points nowhere."""
    if not SLUG.fullmatch(article.id):
        yield "", "article-id", {"text": article.id}
    for fact in article.facts:
        yield from _paragraphs(article, fact)
        yield from _references(article, fact)
    for event in article.events:
        yield from _event(event)
    for claim in article.claims:
        yield from _claim(article, claim)
    for chain in article.chains:
        yield from _chain(article, chain)
    for fact_set in article.sets:
        yield from _set(fact_set)


def _paragraphs(article: Article, record: Fact) -> Iterator[Finding]:
    if not record.paragraphs:
        yield record.id, "paragraph-missing", {}
    for number in record.paragraphs:
        if not 0 <= number <= len(article.paragraphs):
            yield record.id, "paragraph-unknown", {"paragraph": number, "last": len(article.paragraphs)}


def _references(article: Article, record: Record) -> Iterator[Finding]:
    named = [(field, getattr(record, field, ()), cls) for field, cls in REFERENCES.items()]
    if isinstance(record, Chain):
        named.append(("event", tuple(step.event for step in record.steps), Event))
    for field, ids, cls in named:
        for target in (ids,) if isinstance(ids, str) else ids:
            if target and not isinstance(article.by_id.get(target), cls):
                yield record.id, "reference-unknown", {"field": field, "id": target}


def _event(event: Event) -> Iterator[Finding]:
    if event.option and not SHORTEST_OPTION <= len(event.option) <= LONGEST_OPTION:
        yield event.id, "option-length", {"shortest": SHORTEST_OPTION, "longest": LONGEST_OPTION}
    if any(letter.isdigit() for letter in event.option):
        yield event.id, "option-digit", {"option": event.option}
    if event.order and not event.option:
        yield event.id, "option-missing", {}


def _claim(article: Article, claim: Claim) -> Iterator[Finding]:
    if not claim.by:
        yield claim.id, "speaker-missing", {}
    for person in filter(None, map(article.person.get, claim.by)):
        if (claim.kind == "author") != (person.group == "author"):
            yield claim.id, "author-voice", {"by": person.id, "group": person.group}
    for other in claim.equivalent:
        same = article.by_id.get(other)
        if isinstance(same, Claim) and claim.id not in same.equivalent:
            yield claim.id, "equivalent-one-sided", {"id": other}


def _chain(article: Article, chain: Chain) -> Iterator[Finding]:
    if len(chain.steps) < FEWEST_STEPS:
        yield chain.id, "steps-few", {"fewest": FEWEST_STEPS}
    if len(chain.why) != len(chain.steps) - 1:
        yield chain.id, "why-count", {"reasons": len(chain.why), "steps": len(chain.steps)}
    linked = [article.by_id.get(step.event) for step in chain.steps if step.event]
    events = [event for event in linked if isinstance(event, Event)]
    for earlier, later in combinations(events, 2):
        if later.date.before(earlier.date):
            yield chain.id, "steps-against-dates", {"first": earlier.id, "then": later.id}


def _set(fact_set: FactSet) -> Iterator[Finding]:
    if min(len(fact_set.items), len(fact_set.near)) < FEWEST_ITEMS:
        yield fact_set.id, "items-few", {"fewest": FEWEST_ITEMS}
    texts = [text.casefold() for text in (*fact_set.items, *fact_set.near)]
    for text in sorted({text for text in texts if texts.count(text) > 1}):
        yield fact_set.id, "items-alike", {"text": text}
