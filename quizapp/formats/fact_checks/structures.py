"""Chains, lists, numbers, contrasts and terms: each consistent in itself."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from ...core.facts import Article, Chain, Contrast, Event, FactSet, Figure, Work
from ...core.lint.words import plain
from .finding import Finding

FEWEST_STEPS, FEWEST_ITEMS = 3, 2


def check(article: Article) -> Iterator[Finding]:
    for chain in article.chains:
        yield from _chain(article, chain)
    for fact_set in article.sets:
        if min(len(fact_set.items), len(fact_set.near)) < FEWEST_ITEMS:
            yield fact_set.id, "items-few", {"fewest": FEWEST_ITEMS}
        yield from _alike(fact_set, (*fact_set.items, *fact_set.near))
    for figure in article.figures:
        yield from _figure(figure)
    for contrast in article.contrasts:
        yield from _contrast(contrast)
    for work in article.works:
        if work.near and not work.meaning:
            yield work.id, "meaning-missing", {"field": "near"}
        yield from _alike(work, (work.meaning, *work.near))
        if work.meaning and _holds(work.meaning, work.name):
            yield work.id, "name-in-meaning", {"name": work.name, "field": "meaning"}


def _alike(record: Chain | Contrast | FactSet | Work, texts: tuple[str, ...]) -> Iterator[Finding]:
    read = [plain(text) for text in texts]
    for text in sorted({text for text in read if text and read.count(text) > 1}):
        yield record.id, "items-alike", {"text": text}


def _holds(text: str, part: str) -> bool:
    return f" {plain(part)} " in f" {plain(text)} "


def _chain(article: Article, chain: Chain) -> Iterator[Finding]:
    if len(chain.steps) < FEWEST_STEPS:
        yield chain.id, "steps-few", {"fewest": FEWEST_STEPS, "field": "steps"}
    if len(chain.why) != len(chain.steps) - 1:
        yield chain.id, "why-count", {"reasons": len(chain.why), "steps": len(chain.steps), "field": "why"}
    yield from _alike(chain, (*(step.text for step in chain.steps), *chain.near))
    linked = [article.by_id.get(step.event) for step in chain.steps]
    for earlier, later in combinations([event for event in linked if isinstance(event, Event)], 2):
        if later.date.before(earlier.date):
            yield chain.id, "steps-against-dates", {"first": earlier.id, "then": later.id, "field": "steps"}
    for (one, other), why in zip(pairwise(linked), chain.why, strict=False):
        if why == "date" and isinstance(one, Event) and isinstance(other, Event) and one.date.touches(other.date):
            yield chain.id, "date-unproved", {"first": one.id, "then": other.id, "field": "why"}


def _figure(figure: Figure) -> Iterator[Finding]:
    if figure.flag and not figure.accept and not figure.forbid:
        yield figure.id, "figure-unbounded", {"flag": figure.flag}
    lowest, *_, highest = (*figure.accept, *figure.accept) or (figure.value, figure.value)
    if len(figure.accept) not in (0, 2) or not lowest <= figure.value <= highest:
        yield figure.id, "accept-range", {"value": f"{figure.value:g}", "field": "accept"}
    if figure.value in figure.forbid:
        yield figure.id, "forbid-value", {"value": f"{figure.value:g}", "field": "forbid"}


def _contrast(contrast: Contrast) -> Iterator[Finding]:
    a, b = contrast.a, contrast.b
    yield from _alike(contrast, (a.text, b.text, a.near, b.near))
    for side, field in ((a, "a"), (b, "b")):
        for text in (side.text, side.near):
            if _holds(text, side.label):
                yield contrast.id, "label-in-text", {"label": side.label, "text": text, "field": field}
