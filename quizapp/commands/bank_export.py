"""Banks as files. To add a format: write its function, list it here."""

from collections.abc import Callable
from itertools import combinations
from string import ascii_lowercase
from typing import Any

import yaml

from ..core.bank import Bank, name_of
from ..core.kinds.ordering import Ordering
from ..core.question import Option, Question

USUAL = 0.5
"""The difficulty of a question of which no other is written."""
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def as_yaml(bank: Bank) -> str:
    """Write the bank in our own format, from which the same bank is read again."""
    head = {"id": bank.id, "title": bank.title, "article": bank.article, "lang": bank.lang}
    document = {
        "bank": {name: value for name, value in head.items() if value},
        "questions": [_question(question, bank) for question in bank.questions],
    }
    return str(yaml.dump(document, Dumper=DUMPER, sort_keys=False, allow_unicode=True, width=100))


def _question(question: Question, bank: Bank) -> dict[str, Any]:
    ordered = isinstance(question, Ordering)
    keys = question.correct if ordered else tuple(option.key for option in question.options)
    body: dict[str, Any] = {
        "id": name_of(question.key),
        "kind": question.kind,
        "stem": question.stem,
        "options": [_option(question, question.option(key), place) for place, key in enumerate(keys)],
        "explanation": question.explanation,
        "paragraphs": list(question.paragraphs),
        "targets": [target.removeprefix(f"{bank.article}/") for target in question.targets],
        "tags": list(question.tags),
    }
    if question.difficulty != USUAL:
        body["difficulty"] = question.difficulty
    if isinstance(question, Ordering):
        free = [list(pair) for pair in combinations(keys, 2) if pair not in question.comparable]
        body |= {"any_order": free, "ends": list(question.ends), "show": question.show}
        if question.show_choice != "any":
            body["show_choice"] = question.show_choice
    written = {name: value for name, value in body.items() if value or name == "difficulty"}
    return written if question.shuffle else written | {"shuffle": False}


def _option(question: Question, option: Option, place: int) -> dict[str, Any]:
    body: dict[str, Any] = {"text": option.text}
    if isinstance(question, Ordering):
        body["locked"] = option.key in question.locked
    else:
        body["right"] = option.key in question.correct
    if option.key != ascii_lowercase[place]:
        body["key"] = option.key
    return {
        name: value for name, value in (body | {"feedback": option.feedback, "weight": option.weight}).items() if value
    }


WRITERS: dict[str, Callable[[Bank], str]] = {"yaml": as_yaml}
