"""A bank as its author would write it: the fields of our own format, and only those that say something."""

from dataclasses import MISSING, fields
from string import ascii_lowercase
from typing import Any

from ...core.bank import Bank
from ...core.question import Question
from ..prose import changed
from ..prose.pictures import put_in
from . import written
from .losses import listed
from .native_kinds import NATIVE_KINDS


def head(bank: Bank) -> dict[str, Any]:
    return _said(written.Bank(id=bank.id, title=bank.title, article=bank.article, lang=bank.lang))


def question(question: Question, bank: Bank) -> dict[str, Any]:
    return _said(as_written(question, bank))


def as_written(question: Question, bank: Bank) -> written.Question:
    """Return the question as its author would write it into this bank."""
    start = f"{bank.article}/"
    if question.markup:
        question = changed(question, lambda text: put_in(text, bank.pictures), question.markup)
    return written.Question(
        id=question.key.removeprefix(f"{bank.id}/"),
        kind=question.kind,
        stem=question.stem,
        options=_options(question),
        explanation=question.explanation,
        paragraphs=question.paragraphs,
        targets=tuple(target.removeprefix(start) for target in question.targets if target.startswith(start)),
        tags=question.tags,
        difficulty=question.difficulty,
        shuffle=question.shuffle,
        markup=question.markup,
        **NATIVE_KINDS[question.kind].settings(question),
    )


def _options(question: Question) -> tuple[written.Option, ...]:
    locked = getattr(question, "locked", ())
    chosen = question.correct if "right" in NATIVE_KINDS[question.kind].fields else ()
    return tuple(
        written.Option(
            text=option.text,
            right=option.key in chosen,
            key="" if option.key == letter else option.key,
            locked=option.key in locked,
            last=option.last,
            feedback=option.feedback,
            weight=option.weight,
        )
        for letter, option in zip(ascii_lowercase, listed(question), strict=False)
    )


def _said(record: Any) -> dict[str, Any]:
    """Return the fields that differ from what a reader takes them for."""
    values = {field: getattr(record, field.name) for field in fields(record)}
    return {
        field.name: [_said(each) if isinstance(each, written.Option) else each for each in value]
        if isinstance(value, tuple)
        else value
        for field, value in values.items()
        if field.default is MISSING or value != field.default
    }
