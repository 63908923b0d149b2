"""What a quiz asks for: the recipe a teacher writes, from which every attempt is drawn."""

from dataclasses import asdict, dataclass
from typing import Any

from .question import Question

BANDS = {"easy": (0.0, 0.4), "medium": (0.4, 0.7), "hard": (0.7, 1.01)}
"""Prior difficulty of a question by its band: from the one, to below the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`count` questions of these generators, taken in turn, or of this bank.

    Where given, `questions` are the only ones of the bank to choose from (their keys), `themes`, `kinds` and `bands`
    limit them, and `voices` to points of these people (ids). Without `bands`, easy, medium and hard questions are asked
    for in turn and others taken where those are lacking.
    """

    count: int
    generators: tuple[str, ...] = ()
    bank: str = ""
    kinds: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    bands: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        return self.bank or ", ".join(self.generators)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """`article` is the id of the facts to draw from, `read` the paragraphs a student should read first.

    `avoid` are facts and questions never to ask (namespaced ids, keys). `schemes` names how to mark, one scheme for a
    kind of question at the most; other kinds are marked as is usual.
    """

    slug: str
    title: str
    summary: str
    article: str
    read: tuple[int, ...]
    rules: tuple[Rule, ...]
    schemes: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()

    def scheme(self, kind: Question | type[Question]) -> str:
        """Return the scheme by which questions of this kind are marked."""
        usual = kind.scheme if isinstance(kind, Question) else kind.usual_scheme
        return next((scheme for scheme in self.schemes if scheme in kind.schemes), usual)

    @property
    def count(self) -> int:
        return sum(rule.count for rule in self.rules)


def recipe_to_json(recipe: Recipe) -> dict[str, Any]:
    """Return the recipe as a JSON object; what is empty is left out, so that a new field changes nothing."""
    body = {name: value for name, value in asdict(recipe).items() if value}
    return body | {"rules": [{name: value for name, value in rule.items() if value} for rule in body["rules"]]}


def recipe_from_json(body: dict[str, Any]) -> Recipe:
    rules = tuple(Rule(**{name: _frozen(value) for name, value in rule.items()}) for rule in body["rules"])
    empty = {"title": "", "summary": "", "article": "", "read": ()}
    return Recipe(**(empty | {name: _frozen(value) for name, value in body.items()} | {"rules": rules}))


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
