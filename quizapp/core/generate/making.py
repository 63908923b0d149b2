"""Making a question: draw, lint, draw again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ..errors import CannotDraw
from ..facts import Article, Fact
from ..lint import lint
from ..question import Question
from ..rng import stream
from . import GENERATORS

REDRAWS = 12
"""Draws about one fact before another fact is tried."""
PATIENCE = 8
"""Questions with warnings put aside in the hope of one without."""


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


def draws(
    article: Article,
    name: str,
    target: str,
    seed: str,
    suits: Callable[[Question], bool] | None = None,
) -> Iterator[Question]:
    """Yield sound questions about one fact that suit, each from a sub-seed of its own, for a bounded number of draws.

    Those the linter only warns of come when a few draws in a row were warned of, or nothing better is left.
    """
    warned: list[Question] = []
    for attempt in range(REDRAWS):
        try:
            question = GENERATORS[name].draw(article, target, stream(article.id, name, seed, target, attempt))
        except CannotDraw:
            continue
        if suits and not suits(question):
            continue
        question = replace(question, generator=name, lang=article.lang, tags=themes(article, target, question))
        levels = {flaw.level for flaw in lint(question)}
        if "error" in levels:
            continue
        if levels and len(warned) < PATIENCE:
            warned.append(question)
        else:
            yield question
    yield from warned


def themes(article: Article, target: str, question: Question) -> tuple[str, ...]:
    """Return the themes of the facts a question is about, each once, that of the fact it was drawn for first."""
    ids = (target, *(name.removeprefix(f"{article.id}/") for name in question.targets))
    about = (article.by_id[id_] for id_ in ids)
    return tuple(dict.fromkeys(fact.theme for fact in about if isinstance(fact, Fact) and fact.theme))
