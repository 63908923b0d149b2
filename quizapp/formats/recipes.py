"""Files of quiz recipes: YAML, a list under `quizzes`."""

from collections.abc import Iterator
from pathlib import Path

from ..core.generate import GENERATORS
from ..core.kinds import KINDS
from ..core.recipe import BANDS, Recipe, Rule
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
        for code, params in scheme_problems(recipe):
            builder.problem(node.line, code, **params)
        for rule in recipe.rules:
            for code, params in rule_problems(rule):
                builder.problem(node.line, code, **params)
        builder.record = ""
    return tuple(recipes), tuple(builder.problems)


def scheme_problems(recipe: Recipe) -> Iterator[tuple[str, dict[str, object]]]:
    known = [scheme for kind in KINDS.values() for scheme in kind.schemes]
    for scheme in recipe.schemes:
        if scheme not in known:
            yield "field-choice", {"field": "schemes", "text": scheme, "choices": ", ".join(known)}


def rule_problems(rule: Rule) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield what is wrong with a rule in itself, as codes with parameters."""
    if bool(rule.generators) == bool(rule.bank):
        yield "rule-source", {}
    if rule.count < 1:
        yield "rule-count", {"count": rule.count}
    for name in rule.generators:
        if name not in GENERATORS:
            yield "generator-unknown", {"generator": name}
        elif GENERATORS[name].drill:
            yield "generator-drill", {"generator": name}
    for field, known in (("kinds", KINDS), ("bands", BANDS)):
        for text in getattr(rule, field):
            if text not in known:
                yield "field-choice", {"field": field, "text": text, "choices": ", ".join(known)}
