"""The articles and quizzes that come with this installation, read once per process."""

from functools import cache
from pathlib import Path

from ..core.facts import Article
from ..core.recipe import Recipe
from ..core.sources import Sources
from ..formats import facts, recipes
from ..paths import resource

QUIZZES = "quizzes.yaml"


@cache
def articles() -> dict[str, Article]:
    """Return the articles by id; raise FactsError where a file has problems."""
    return {article.id: article for article in map(facts.load, _files())}


@cache
def sources(article: str) -> Sources:
    """Return what quizzes about the article with this id are drawn from."""
    return Sources(article=articles()[article])


@cache
def shipped_recipes() -> tuple[Recipe, ...]:
    return recipes.load(resource("questions") / QUIZZES)


def _files() -> list[Path]:
    return sorted(file for file in resource("questions").glob("*.yaml") if file.name != QUIZZES)
