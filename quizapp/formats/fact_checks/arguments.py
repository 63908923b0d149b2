"""Claims and what stands by them: who makes them, what says the same, what speaks for and against them."""

from collections.abc import Iterator

from ...core.facts import Article, Claim, Concession, Evidence
from ...core.lint.words import content, plain
from .finding import Finding

FEWEST_NEAR = 3
"""Wrong answers that a question needs."""


def check(article: Article) -> Iterator[Finding]:
    claims = {claim.id: claim for claim in article.claims}
    same = _same(claims)
    for claim in article.claims:
        yield from _speakers(article, claim)
        yield from _equivalent(claims, claim)
        for other in claim.opposed:
            if other in same[claim.id]:
                yield claim.id, "opposed-equivalent", {"id": other, "field": "opposed"}
    yield from _alike(article, same)
    for evidence in article.evidence:
        yield from _evidence(claims, evidence)
    for concession in article.concessions:
        yield from _concession(same, concession)


def _same(claims: dict[str, Claim]) -> dict[str, set[str]]:
    """Return for each claim all that say the same, also through others, itself among them."""
    same: dict[str, set[str]] = {}
    for claim in claims.values():
        found, open_ends = {claim.id}, [claim]
        while open_ends:
            for other in set(open_ends.pop().equivalent) & claims.keys() - found:
                found.add(other)
                open_ends.append(claims[other])
        same[claim.id] = found
    return same


def _speakers(article: Article, claim: Claim) -> Iterator[Finding]:
    if not claim.by:
        yield claim.id, "speaker-missing", {"field": "by"}
    for person in filter(None, map(article.person.get, claim.by)):
        if (claim.kind == "author") != (person.group == "author"):
            yield claim.id, "author-voice", {"by": person.id, "group": person.group, "field": "kind"}


def _equivalent(claims: dict[str, Claim], claim: Claim) -> Iterator[Finding]:
    for other in claim.equivalent:
        if other in claims and claim.id not in claims[other].equivalent:
            yield claim.id, "equivalent-one-sided", {"id": other, "field": "equivalent"}


def _alike(article: Article, same: dict[str, set[str]]) -> Iterator[Finding]:
    known: dict[str, str] = {}
    for claim in article.claims:
        first = known.setdefault(plain(claim.option), claim.id)
        if first not in same[claim.id]:
            yield claim.id, "claims-alike", {"id": first, "field": "option"}


def _evidence(claims: dict[str, Claim], evidence: Evidence) -> Iterator[Finding]:
    if not evidence.supports:
        yield evidence.id, "supports-missing", {"field": "supports"}
    for claim in evidence.supports:
        if claim in evidence.may_support:
            yield evidence.id, "supports-twice", {"id": claim, "field": "may_support"}
        if claim in claims and evidence.ask == "key":
            for word in sorted(content(evidence.option) & content(claims[claim].text)):
                yield evidence.id, "evidence-echo", {"word": word, "id": claim, "field": "option"}


def _concession(same: dict[str, set[str]], concession: Concession) -> Iterator[Finding]:
    if not concession.grants:
        yield concession.id, "grants-missing", {"field": "grants"}
    if len(concession.near) < FEWEST_NEAR:
        yield concession.id, "near-few", {"fewest": FEWEST_NEAR, "field": "near"}
    granted = set(concession.grants).union(*(same.get(claim, set()) for claim in concession.grants))
    for claim in concession.near:
        if claim in granted:
            yield concession.id, "near-granted", {"id": claim, "field": "near"}
