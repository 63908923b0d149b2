"""Texts that stand among options: short, and telling neither a date nor a place in an order."""

from collections.abc import Iterable, Iterator

from ...core.facts import Article, Chain, Claim, Event, Evidence
from ...core.lint.orderings import CUE, DIGIT
from ...core.lint.words import plain
from .finding import Finding

SHORTEST_OPTION, LONGEST_OPTION = 8, 60


def check(article: Article) -> Iterator[Finding]:
    facts: tuple[Event | Claim | Evidence, ...] = (*article.events, *article.claims, *article.evidence)
    for fact in facts:
        yield from _option(fact)
    for event in article.events:
        if event.order and not event.option:
            yield event.id, "option-missing", {}
        if event.order and (cue := CUE.search(event.option)):
            yield event.id, "order-cue", {"word": cue[0], "text": event.option, "field": "option"}
    for chain in article.chains:
        yield from _steps(chain)
    yield from _alike(article.events)


def _option(fact: Event | Claim | Evidence) -> Iterator[Finding]:
    if fact.option and not SHORTEST_OPTION <= len(fact.option) <= LONGEST_OPTION:
        limits = {"shortest": SHORTEST_OPTION, "longest": LONGEST_OPTION}
        yield fact.id, "option-length", {**limits, "length": len(fact.option), "field": "option"}
    if DIGIT.search(fact.option):
        yield fact.id, "option-digit", {"option": fact.option, "field": "option"}


def _steps(chain: Chain) -> Iterator[Finding]:
    for field, texts in (("steps", [step.text for step in chain.steps]), ("near", chain.near)):
        for text in texts:
            if DIGIT.search(text):
                yield chain.id, "option-digit", {"option": text, "field": field}
            if cue := CUE.search(text):
                yield chain.id, "order-cue", {"word": cue[0], "text": text, "field": field}


def _alike(events: Iterable[Event]) -> Iterator[Finding]:
    """Two events that read alike cannot be told apart by a student."""
    for field in ("text", "option"):
        known: dict[str, str] = {}
        for event in events:
            text = plain(getattr(event, field))
            if text and text in known:
                yield event.id, "events-alike", {"id": known[text], "field": field}
            known.setdefault(text, event.id)
