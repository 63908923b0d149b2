"""Making a question: draw, lint, draw again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..errors import CannotDraw
from ..facts import Article
from ..lint import errors
from ..question import Question
from ..rng import stream
from . import GENERATORS

REDRAWS = 40
"""Draws about one fact before another fact is tried."""


def generate(article: Article, name: str, seed: str, number: int) -> Question:
    """Return question `number` of this generator under this seed: always the same one, with no error-level flaw."""
    targets = stream(article.id, name, seed, number).shuffled(GENERATORS[name].targets(article))
    return generate_about(article, name, targets, f"{seed}/{number}")


def generate_about(article: Article, name: str, targets: Sequence[str], seed: str) -> Question:
    """Return a question about the first of these facts that allows a sound one; raise CannotDraw if none does."""
    for target in targets:
        for question in draws(article, name, target, seed):
            return question
    raise CannotDraw("generator-dry", generator=name)


def draws(article: Article, name: str, target: str, seed: str) -> Iterator[Question]:
    """Yield sound questions about one fact, each from a sub-seed of its own, for a bounded number of draws."""
    for attempt in range(REDRAWS):
        try:
            question = GENERATORS[name].draw(article, target, stream(article.id, name, seed, target, attempt))
        except CannotDraw:
            continue
        if not errors(question):
            yield replace(question, generator=name)
