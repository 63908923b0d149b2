"""A question as its author fills it in: the fields of our own format."""

import re
from collections.abc import Collection
from typing import Any

from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    Field,
    FieldList,
    FormField,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Length

from ...core.kinds import KINDS
from ...formats.banks.native_kinds import NATIVE_KINDS
from ...formats.banks.written import MOST, Question
from ..form_words import Form, PostedForm
from ..kind_words import kind_words
from ..numbers import whole
from ..speech import gettext as _
from ..speech import later

TEXT = Length(max=20_000, message=later("Use at most %(max)d characters."))
LINE = Length(max=400, message=later("Use at most %(max)d characters."))
ROWS = 4
"""Options a new question offers."""
SAME = ("kind", "stem", "explanation", "shuffle", "show_choice", "markup")
"""Fields that hold what the question has."""
PAIR = re.compile(r"\s*(\d{1,2})\s*-\s*(\d{1,2})\s*", re.ASCII)


class OptionForm(Form):
    """`key` is what the option is called in the bank, empty for a new one."""

    text = TextAreaField(later("Text"), validators=[TEXT])
    feedback = TextAreaField(later("Shown to those who choose it"), validators=[TEXT])
    weight = StringField(later("Share of the points"), validators=[LINE])
    key = HiddenField(validators=[LINE])
    locked = BooleanField(later("Fixed in its place"))
    last = BooleanField(later("Stays at the end"))


class QuestionForm(PostedForm):
    """`seen` is the wording that is being changed, `right` holds the places of right options, from 0."""

    kind = SelectField(later("Kind"), choices=lambda: {kind: kind_words(kind) for kind in KINDS})
    seen = HiddenField()
    stem = TextAreaField(later("Question"), validators=[TEXT])
    options = FieldList(FormField(OptionForm), max_entries=MOST + 1)
    right = SelectMultipleField(validate_choice=False)
    any_order = StringField(later("Pairs that may stand either way"), validators=[LINE])
    top = StringField(later("Label of the first place"), validators=[LINE])
    bottom = StringField(later("Label of the last place"), validators=[LINE])
    show = StringField(later("Ask each student for this many of the items"), validators=[LINE])
    show_choice = SelectField(
        later("Which"), default="any", choices=lambda: {"any": _("any"), "contiguous": _("ones that follow each other")}
    )
    markup = SelectField(
        later("How texts are written"),
        default="",
        choices=lambda: {"": _("As they are"), "markdown": _("Markdown"), "html": _("HTML")},
    )
    picture = FileField(later("A picture"))
    shows = StringField(later("What it shows"), validators=[LINE])
    shuffle = BooleanField(later("Show the options to each student in a different order"), default=True)
    explanation = TextAreaField(later("Explanation"), validators=[TEXT])
    tags = TextAreaField(later("Tags"), validators=[TEXT])
    difficulty = StringField(later("Difficulty"), default="0.5", validators=[LINE])
    paragraphs = StringField(later("Paragraphs to read again"), validators=[LINE])
    targets = TextAreaField(later("Facts it tests"), validators=[TEXT])

    @classmethod
    def blank(cls, kind: str) -> "QuestionForm":
        return cls(formdata=None, data={"kind": kind, "options": [{}] * ROWS})

    @classmethod
    def showing(cls, question: Question, seen: str) -> "QuestionForm":
        place = {key: number for number, key in enumerate(question.keys, 1)}
        top, bottom = question.ends or ("", "")
        return cls(
            formdata=None,
            data={
                **{name: getattr(question, name) for name in SAME},
                "seen": seen,
                "options": [
                    {name: getattr(option, name) for name in ("text", "feedback", "weight", "locked", "last")}
                    | {"key": key}
                    for key, option in zip(question.keys, question.options, strict=True)
                ],
                "right": [str(number) for number, option in enumerate(question.options) if option.right],
                "any_order": ", ".join(f"{place[one]}-{place[other]}" for one, other in question.any_order),
                "top": top,
                "bottom": bottom,
                "show": str(question.show or ""),
                "tags": "\n".join(question.tags),
                "difficulty": f"{question.difficulty:g}",
                "paragraphs": ", ".join(map(str, question.paragraphs)),
                "targets": "\n".join(question.targets),
            },
        )

    @property
    def offered(self) -> Collection[str]:
        """The fields it has beside those that all kinds have."""
        return NATIVE_KINDS[self.kind.data].fields if self.kind.data in NATIVE_KINDS else ()

    def rearranged(self, do: str) -> "QuestionForm":
        """Return the form with an option added, moved or removed, and all that was typed."""
        order: list[int | None] = list(range(len(self.options)))
        act, _dash, number = do.partition("-")
        here = whole(number, len(order))
        if act == "add" and len(order) < MOST:
            order.append(None)
        elif here < len(order) and act in ("up", "down", "drop"):
            moved = order.pop(here)
            if act != "drop":
                order.insert(max(here - 1, 0) if act == "up" else here + 1, moved)
        to = {old: new for new, old in enumerate(order) if old is not None}
        typed, given = self.data, self.pairs()
        return QuestionForm(
            formdata=None,
            data=typed
            | {
                "options": [{} if old is None else typed["options"][old] for old in order],
                "right": [str(new) for old, new in to.items() if str(old) in (self.right.data or ())],
            }
            | ({} if given is None else {"any_order": _pairs(given, to)}),
        )

    def pairs(self) -> list[tuple[int, int]] | None:
        """Return the pairs of places, from 0, that may stand either way; None where the text says no such thing."""
        texts = [text for text in (self.any_order.data or "").split(",") if text.strip()]
        found = [PAIR.fullmatch(text) for text in texts]
        return None if None in found else [(int(each[1]) - 1, int(each[2]) - 1) for each in found if each]

    def trouble(self, name: str, message: str) -> None:
        """Say what is wrong with a field that passed its own checks."""
        parts = name.split("-")
        field: Field = self.options[int(parts[1])].form[parts[2]] if len(parts) > 1 else self[name]
        if not field.errors:
            field.errors = [message]

    def troubles(self) -> list[str]:
        """Return all that is wrong, each with the field it is about."""
        found = [
            f"{field.label.text}: {error}" for field in self if field is not self.options for error in field.errors
        ]
        found += [str(error) for error in self.options.errors if isinstance(error, str)]
        for number, option in enumerate(self.options, 1):
            for field in option.form:
                found += [_("Option %(number)s: %(what)s") % {"number": number, "what": each} for each in field.errors]
        return found


def _pairs(given: list[tuple[int, int]], to: dict[int, int]) -> str:
    kept: Any = (sorted((to[one], to[other])) for one, other in given if one in to and other in to)
    return ", ".join(f"{one + 1}-{other + 1}" for one, other in kept)
