"""Who says what: which claims can be told apart by their speakers."""

from functools import lru_cache

from ..facts import Article, Claim, Person

PRONOUNS = frozenset({"he", "him", "his", "she", "her", "hers"})
OFFICE = frozenset({"leader", "official", "institution"})
LARGEST_DIFFERENCE = 0.35
"""Share of the key's length by which an option may be shorter or longer: length must not tell."""


@lru_cache(maxsize=1024)
def told(article: Article, claim: Claim) -> frozenset[str]:
    """Return everybody to whom a reader could fairly credit the claim, or one that says the same.

    Saying the same is passed on: through a third claim, two that do not name each other say the same too.
    """
    same, grown = {claim.id}, 0
    while len(same) > grown:
        grown = len(same)
        for other in article.claims:
            if other.id in same or not same.isdisjoint(other.equivalent):
                same |= {other.id, *other.equivalent}
    return frozenset(person for other in article.claims if other.id in same for person in (*other.by, *other.via))


@lru_cache(maxsize=1024)
def attributed(article: Article) -> tuple[Claim, ...]:
    """Return the claims that one person outside the article makes."""
    return tuple(
        claim
        for claim in article.claims
        if claim.ask == "key" and claim.kind != "author" and len(claim.by) == 1 and not claim.sensitive
    )


def overlap(one: Person, other: Person) -> bool:
    """Whether one may speak as part of the other, as a ministry does within a government."""
    return "institution" in (one.group, other.group) and {one.group, other.group} <= OFFICE


def alike(text: str, other: str) -> bool:
    """Whether two options are near enough in length to stand side by side."""
    return abs(len(text) - len(other)) <= LARGEST_DIFFERENCE * len(text)


def gendered(text: str) -> bool:
    return bool(PRONOUNS & {word.strip(".,;:'\"").lower() for word in text.split()})
