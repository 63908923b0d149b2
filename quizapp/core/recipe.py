"""What a quiz asks for: the recipe a teacher writes, from which every attempt is drawn."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`count` questions of one generator; with `themes`, about claims of these themes only."""

    generator: str
    count: int
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """`article` is the id of the facts to draw from, `read` the paragraphs a student should read first."""

    slug: str
    title: str
    summary: str
    article: str
    read: tuple[int, ...]
    rules: tuple[Rule, ...]

    @property
    def count(self) -> int:
        return sum(rule.count for rule in self.rules)


def recipe_to_json(recipe: Recipe) -> dict[str, Any]:
    return asdict(recipe)


def recipe_from_json(body: dict[str, Any]) -> Recipe:
    rules = tuple(Rule(**(rule | {"themes": tuple(rule["themes"])})) for rule in body["rules"])
    return Recipe(**(body | {"read": tuple(body["read"]), "rules": rules}))
