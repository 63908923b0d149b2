"""What must hold between the records of an article, and what the texts of each must be like.

A rule is a function of the article that yields findings; a finding with a `field` is about that field of its record.
"""

from collections.abc import Iterator

from ...core.facts import Article
from . import arguments, coverage, references, structures, texts
from .finding import ARTICLE, Finding

__all__ = ["ARTICLE", "Finding", "check", "check_whole"]

RULES = (references.check, texts.check, arguments.check, structures.check)


def check(article: Article) -> Iterator[Finding]:
    """Yield everything that contradicts itself, points nowhere, or gives an answer away."""
    for rule in RULES:
        yield from rule(article)


def check_whole(article: Article) -> Iterator[Finding]:
    """Yield what is missing; of use only where every record of the file could be read."""
    yield from coverage.check(article)
