"""Ids, paragraphs and themes that are named must be there; what is not asked about says why."""

import re
from collections.abc import Iterator

from ...core.facts import Article, Chain, Claim, Concession, Event, Fact, Flag, Person, Record
from .finding import ARTICLE, Finding

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
REFERENCES: dict[str, type[Record]] = {
    "flag": Flag,
    "by": Person,
    "via": Person,
    "equivalent": Claim,
    "opposed": Claim,
    "excludes": Event,
    "supports": Claim,
    "may_support": Claim,
    "grants": Claim,
}
"""The fields that hold ids, and whose; `near` holds ids in a concession, and texts elsewhere."""


def check(article: Article) -> Iterator[Finding]:
    if not SLUG.fullmatch(article.id):
        yield ARTICLE, "article-id", {"text": article.id, "field": "id"}
    themes = {theme.id for theme in article.themes}
    for fact in article.facts:
        yield from _paragraphs(article, fact)
        yield from _references(article, fact)
        yield from _theme(themes, fact)
        if fact.ask != "key" and not fact.note:
            yield fact.id, "reason-missing", {"ask": fact.ask, "field": "ask"}


def _paragraphs(article: Article, fact: Fact) -> Iterator[Finding]:
    if not fact.paragraphs:
        yield fact.id, "paragraph-missing", {"field": "paragraphs"}
    for number in fact.paragraphs:
        if not 0 <= number <= len(article.paragraphs):
            last = len(article.paragraphs)
            yield fact.id, "paragraph-unknown", {"paragraph": number, "last": last, "field": "paragraphs"}


def _references(article: Article, fact: Fact) -> Iterator[Finding]:
    for field, ids, cls in _named(fact):
        for target in ids:
            if target and not isinstance(article.by_id.get(target), cls):
                yield fact.id, "reference-unknown", {"field": field, "id": target}
            if target == fact.id:
                yield fact.id, "reference-self", {"field": field}


def _named(fact: Fact) -> Iterator[tuple[str, tuple[str, ...], type[Record]]]:
    """Yield every field that holds ids, with those ids and what they must be."""
    for field, cls in REFERENCES.items():
        ids = getattr(fact, field, ())
        yield field, (ids,) if isinstance(ids, str) else ids, cls
    if isinstance(fact, Chain):
        yield "steps", tuple(step.event for step in fact.steps), Event
    if isinstance(fact, Concession):
        yield "near", fact.near, Claim


def _theme(themes: set[str], fact: Fact) -> Iterator[Finding]:
    """An article may do without themes; where it has them, everything but a person has one."""
    if fact.theme and fact.theme not in themes:
        yield fact.id, "theme-unknown", {"theme": fact.theme, "field": "theme"}
    if themes and not fact.theme and not isinstance(fact, Person):
        yield fact.id, "theme-missing", {}
