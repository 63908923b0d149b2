"""What an article says, as checked facts in our own words."""

from .article import Article, Theme
from .records import (
    Chain,
    Claim,
    Concession,
    Contrast,
    Event,
    Evidence,
    Fact,
    FactSet,
    Figure,
    Flag,
    Paragraph,
    Person,
    Record,
    Side,
    Step,
    Work,
)

__all__ = [
    "Article", "Chain", "Claim", "Concession", "Contrast", "Event", "Evidence", "Fact", "FactSet", "Figure", "Flag",
    "Paragraph", "Person", "Record", "Side", "Step", "Theme", "Work",
]  # fmt: skip
