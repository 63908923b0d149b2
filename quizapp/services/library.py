"""The articles, banks and quizzes that come with this installation, read once per process."""

from functools import cache
from pathlib import Path

from ..core.bank import Bank
from ..core.facts import Article
from ..core.recipe import Recipe
from ..core.sources import Sources
from ..formats import facts, recipes
from ..formats.banks import native
from ..formats.problems import FileError, Problem
from ..paths import resource
from .references import dangling

QUIZZES = "quizzes.yaml"


@cache
def articles() -> dict[str, Article]:
    """Return the articles by id; raise FactsError where a file has problems."""
    return {article.id: article for article in map(facts.load, _files())}


@cache
def sources(article: str) -> Sources:
    """Return what quizzes about the article with this id, or about none, are drawn from."""
    return Sources(article=articles().get(article), banks=banks())


@cache
def banks() -> dict[str, Bank]:
    """Return the banks by id; raise FileError where a file has problems or names facts that are not there."""
    found: dict[str, Bank] = {}
    files: dict[str, str] = {}
    for file in sorted(resource("questions").glob("banks/*.yaml")):
        bank = native.load(file)
        problems = list(dangling(bank, articles(), native.lines(file.read_text(encoding="utf-8")), file.name))
        if bank.id in files:
            problems.append(Problem(file.name, 1, bank.id, "bank-duplicate", {"first": files[bank.id]}))
        if problems:
            raise FileError(tuple(problems))
        found[bank.id], files[bank.id] = bank, file.name
    return found


@cache
def shipped_recipes() -> tuple[Recipe, ...]:
    return recipes.load(resource("questions") / QUIZZES)


def _files() -> list[Path]:
    return sorted(file for file in resource("questions").glob("*.yaml") if file.name != QUIZZES)
