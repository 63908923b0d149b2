"""From a form that was filled in to a question, by the rules of a file."""

import re
from collections.abc import Iterator
from string import ascii_lowercase
from typing import Any

from ...core.question import Question
from ...formats.banks import checks, marked, native, written
from ...formats.prose.pictures import Pictures
from ..question_words import finding_words
from .question_form import QuestionForm

FIELDS = {"id": "stem", "ends": "top"}
"""Fields of a file that another field of the form stands for."""
NUMBER = re.compile(r"-?\d{1,4}(?:[.,]\d{1,9})?", re.ASCII)


def question(form: QuestionForm, name: str, head: written.Bank, pictures: Pictures) -> Question | None:
    """Return the question, or None where the form now says what is wrong, beside the fields.

    Its texts may name these pictures; those that they hold as data join them.
    """
    sound, rows = form.validate(), _rows(form)
    filled = marked.without_data(_written(form, name, rows), pictures)
    if not written.one_line(filled.stem):
        form.trouble("stem", finding_words("stem-missing", {}))
    for row in rows:
        if not written.one_line(form.options[row].form.text.data or ""):
            form.trouble(f"options-{row}-text", finding_words("option-empty", {"option": row + 1}))
    if form.pairs() is None:
        form.trouble("any_order", finding_words("any-order-pair", {}))
    for code, path, params in checks.check(filled, head.article, pictures):
        form.trouble(_field(path, rows), finding_words(code, params))
    return native.made(filled, head) if sound and not form.troubles() else None


def _rows(form: QuestionForm) -> list[int]:
    """Return the places of the options that hold something; rows left empty are no options."""
    ticked = form.right.data or ()
    typed = [[option.form[name].data or "" for name in ("text", "feedback", "weight")] for option in form.options]
    return [place for place, texts in enumerate(typed) if any(map(str.strip, texts)) or str(place) in ticked]


def _written(form: QuestionForm, name: str, rows: list[int]) -> written.Question:
    offered, keys = form.offered, dict(zip(rows, _keys(form, rows), strict=True))
    settings: dict[str, Any] = {}
    if "shuffle" in offered:
        settings["shuffle"] = form.shuffle.data
    if "any_order" in offered:
        settings["any_order"] = tuple((keys.get(one, ""), keys.get(other, "")) for one, other in form.pairs() or ())
        settings["ends"] = tuple(filter(None, (form.top.data, form.bottom.data)))
        settings["show"] = _whole(form, "show")
        settings["show_choice"] = form.show_choice.data
    return written.Question(
        id=name,
        kind=form.kind.data,
        stem=form.stem.data or "",
        options=tuple(_option(form, row, keys[row]) for row in rows),
        explanation=form.explanation.data or "",
        paragraphs=tuple(map(int, re.findall(r"\d{1,4}", form.paragraphs.data or "", re.ASCII))),
        targets=tuple(_lines(form.targets.data)),
        tags=tuple(_lines(form.tags.data)),
        difficulty=_difficulty(form),
        markup=form.markup.data,
        **settings,
    )


def _option(form: QuestionForm, row: int, key: str) -> written.Option:
    option = form.options[row].form
    said = {name: option[name].data for name in ("last", "locked") if name in form.offered}
    said |= {name: (option[name].data or "").strip() for name in ("feedback", "weight") if name in form.offered}
    right = "right" in form.offered and str(row) in (form.right.data or ())
    return written.Option(text=option.text.data or "", key=key, right=right, **said)


def _keys(form: QuestionForm, rows: list[int]) -> Iterator[str]:
    """Yield what each option is called: as before, or by a letter that is free."""
    known = [form.options[row].form.key.data or "" for row in rows]
    free = (letter for letter in ascii_lowercase if letter not in known)
    for key in known:
        yield key or next(free, "")


def _lines(text: str | None) -> Iterator[str]:
    return filter(None, map(written.one_line, (text or "").splitlines()))


def _whole(form: QuestionForm, name: str) -> int:
    text = (form[name].data or "").strip()
    if text and not (text.isascii() and text.isdecimal() and len(text) < 5):  # noqa: PLR2004 - far more than there can be items
        form.trouble(name, finding_words("number-missing", {}))
        return 0
    return int(text or 0)


def _difficulty(form: QuestionForm) -> float:
    text = (form.difficulty.data or "").strip() or "0.5"
    return float(text.replace(",", ".")) if NUMBER.fullmatch(text) else -1.0


def _field(path: tuple[str | int, ...], rows: list[int]) -> str:
    first, *rest = path
    if first == "options" and rest:
        name = rest[1] if rest[1:] and rest[1] != "key" and rest[1] != "right" else "text"
        return f"options-{rows[int(rest[0])]}-{name}"
    return FIELDS.get(str(first), str(first))
