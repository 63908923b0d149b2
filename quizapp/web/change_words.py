"""What was changed in a question, field by field: how it read before, and after."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..core.bank import name_of
from ..core.question import Option, Question
from .speech import Message
from .speech import gettext as _

__all__ = ["name_of"]

FIELDS: Mapping[str, Message] = {
    "kind": "Kind",
    "stem": "Question",
    "options": "Options",
    "correct": "Right answer",
    "targets": "Facts tested",
    "evidence": "Evidence",
    "explanation": "Explanation",
    "caveat": "Caveat",
    "paragraphs": "Paragraphs",
    "markup": "How texts are written",
    "shuffle": "Options shuffled",
    "lang": "Language",
    "tags": "Tags",
    "difficulty": "Difficulty",
    "generator": "Generator",
    "comparable": "Items that have an order",
    "locked": "Fixed items",
    "ends": "Labels of the ends",
    "show": "Items shown",
    "show_choice": "Which items are shown",
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """Each side is lines of text; none where the question does not have the field."""

    name: str
    before: list[str]
    after: list[str]


def fields(names: Sequence[str]) -> str:
    return ", ".join(_(FIELDS[name]) for name in names)


def field_changes(before: Question, after: Question, names: Sequence[str]) -> list[FieldChange]:
    return [FieldChange(_(FIELDS[name]), _lines(before, name), _lines(after, name)) for name in names]


def _lines(question: Question, name: str) -> list[str]:
    value: Any = getattr(question, name, "")
    if write := WRITERS.get(name):
        return write(question, value)
    if isinstance(value, bool):
        return [_("yes") if value else _("no")]
    return [str(each) for each in value] if isinstance(value, tuple) else [str(value)]


def _options(_question: Question, options: tuple[Option, ...]) -> list[str]:
    return [_option(option) for option in options]


def _option(option: Option) -> str:
    more = [option.fact, option.date, option.feedback, option.weight, _("stays last") if option.last else ""]
    return " · ".join(filter(None, (option.text, *more)))


def _named(question: Question, keys: tuple[str, ...]) -> list[str]:
    return [question.option(key).text for key in keys]


def _pairs(question: Question, pairs: tuple[tuple[str, str], ...]) -> list[str]:
    return [" → ".join(_named(question, pair)) for pair in pairs]


WRITERS: Mapping[str, Callable[[Question, Any], list[str]]] = {
    "options": _options,
    "correct": _named,
    "locked": _named,
    "comparable": _pairs,
}
"""Fields whose values are not read as they are: keys stand for options."""
