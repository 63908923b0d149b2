"""Files of quiz recipes: YAML, a list under `quizzes`."""

from pathlib import Path

from ..core.generate import GENERATORS
from ..core.recipe import Recipe
from .nodes import parse
from .problems import FileError, Problem
from .records import Builder


class RecipesError(FileError):
    """A file of recipes that was refused."""


def load(path: Path) -> tuple[Recipe, ...]:
    """Read a file of recipes; raise RecipesError with every problem where there are any."""
    recipes, problems = read(path.read_text(encoding="utf-8", errors="surrogateescape"), path.name)
    if problems:
        raise RecipesError(problems)
    return recipes


def read(text: str, name: str) -> tuple[tuple[Recipe, ...], tuple[Problem, ...]]:
    document, problems = parse(text, name)
    if document is None:
        return (), tuple(problems)
    builder = Builder(name, problems)
    listed = document.value.get("quizzes") if isinstance(document.value, dict) else None
    if listed is None or not isinstance(listed.value, list):
        builder.problem(document.line, "quizzes-missing")
        return (), tuple(builder.problems)
    lines: dict[str, int] = {}
    recipes = []
    for node in listed.value:
        recipe = builder.build(Recipe, node)
        if recipe is None:
            continue
        recipes.append(recipe)
        builder.record = recipe.slug
        if recipe.slug in lines:
            builder.problem(node.line, "slug-duplicate", first=lines[recipe.slug])
        lines[recipe.slug] = node.line
        for rule in recipe.rules:
            if rule.generator not in GENERATORS:
                builder.problem(node.line, "generator-unknown", generator=rule.generator)
        builder.record = ""
    return tuple(recipes), tuple(builder.problems)
