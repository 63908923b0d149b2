"""Every kind of question, in the order authors meet them. To add one: write its file, list it here."""

from typing import Any

from ..question import Option, Question
from .multiple_response import MultipleResponse
from .ordering import Ordering
from .single_choice import SingleChoice

KINDS: dict[str, type[Question]] = {
    "single_choice": SingleChoice,
    "multiple_response": MultipleResponse,
    "ordering": Ordering,
}


def from_json(body: dict[str, Any]) -> Question:
    """Read back what `to_json` wrote."""
    rest = {name: _frozen(value) for name, value in body.items() if name not in ("kind", "options")}
    options = tuple(Option(**option) for option in body["options"])
    return KINDS[body["kind"]](options=options, **rest)


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
