"""Who says what: which claims can be told apart by their speakers."""

from collections.abc import Sequence
from functools import lru_cache

from ..facts import Article, Claim, Evidence, Person
from ..rng import Stream
from .wording import listed, within

PRONOUNS = frozenset({"he", "him", "his", "she", "her", "hers"})
OFFICE = frozenset({"leader", "official", "institution"})
LARGEST_DIFFERENCE = 0.35
"""Share of the key's length by which an option may be shorter or longer: length must not tell."""


@lru_cache(maxsize=1024)
def same(article: Article, claim: Claim) -> frozenset[str]:
    """Return the ids of all claims that say the same as this one, its own among them.

    Saying the same is passed on: through a third claim, two that do not name each other say the same too.
    """
    ids, grown = {claim.id}, 0
    while len(ids) > grown:
        grown = len(ids)
        for other in article.claims:
            if other.id in ids or not ids.isdisjoint(other.equivalent):
                ids |= {other.id, *other.equivalent}
    return frozenset(ids)


@lru_cache(maxsize=1024)
def told(article: Article, claim: Claim) -> frozenset[str]:
    """Return everybody to whom a reader could fairly credit the claim, or one that says the same."""
    ids = same(article, claim)
    return frozenset(person for other in article.claims if other.id in ids for person in (*other.by, *other.via))


@lru_cache(maxsize=1024)
def attributed(article: Article) -> tuple[Claim, ...]:
    """Return the claims that one person outside the article makes."""
    return tuple(
        claim
        for claim in article.claims
        if claim.ask == "key" and claim.kind != "author" and len(claim.by) == 1 and not claim.sensitive
    )


def beside(article: Article, claim: Claim, others: Sequence[Claim], rng: Stream) -> list[Claim]:
    """Return the others mixed, those of the claim's theme first, and of any that say the same only one."""
    mixed: list[Claim] = []
    said: set[str] = set()
    # Sorting keeps the mixed order within each half.
    for other in sorted(rng.shuffled(others), key=lambda other: other.theme != claim.theme):
        if other.id not in said:
            mixed.append(other)
            said |= same(article, other)
    return mixed


def credited(article: Article, claims: Sequence[Claim]) -> list[str]:
    """Return whose points these are, a sentence each."""
    return [f"“{claim.option}” is a point of {within(article.person[claim.by[0]].name)}." for claim in claims]


def overlap(one: Person, other: Person) -> bool:
    """Whether one may speak as part of the other, as a ministry does within a government."""
    return "institution" in (one.group, other.group) and {one.group, other.group} <= OFFICE


def whose(article: Article, claim: Claim) -> str:
    """Return whose point it is, as it stands before "point": `the author's`, `Sergey Radchenko's`."""
    if claim.kind == "author":
        return "the author’s"
    name = listed(within(article.person[person].name) for person in claim.by)
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def counter_voice(article: Article, claim: Claim) -> list[str]:
    """Return what other voices in the article say against the claim, a sentence each."""
    against = [article.by_id[other] for other in claim.opposed]
    return [
        f"Against it, the article has {whose(article, other)} point that {other.text}."
        for other in against
        if isinstance(other, Claim)
    ]


def text(fact: Claim | Evidence) -> str:
    return fact.option


def alike(text: str, other: str) -> bool:
    """Whether two options are near enough in length to stand side by side."""
    return abs(len(text) - len(other)) <= LARGEST_DIFFERENCE * len(text)


def gendered(text: str) -> bool:
    return bool(PRONOUNS & {word.strip(".,;:'\"").lower() for word in text.split()})
