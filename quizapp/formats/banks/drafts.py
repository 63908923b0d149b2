"""From an item as a format has it to a question of ours, or to the reason why not: the same rules for every format."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from string import ascii_lowercase
from typing import Any

from ...core.kinds.multiple_response import MultipleResponse
from ...core.kinds.ordering import Ordering
from ...core.kinds.single_choice import SingleChoice
from ...core.kinds.subset import FEWEST
from ...core.kinds.subset import Choice as Part
from ...core.question import Option, Question
from ..notes import Refused
from ..prose import settled
from ..prose.reading import LONGEST
from . import written
from .report import TRUE_FALSE, Note

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing, and can make a text read as another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """`weight` is the share of the points it earns; the places of an ordering have none.

    `right` names the key where several earn all points, `last` stays at the end, `locked` in its place of an ordering.
    """

    text: str
    weight: Fraction = Fraction(0)
    feedback: str = ""
    right: bool = False
    last: bool = False
    locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`kind` is one of ours or `true_false`, whose first choice is True; `id` is empty where the file names none.

    `cell` is where it stands in a workbook; `ends` are the labels of an ordering's first and last place, or nothing.
    `lang` is empty where it is that of the bank.
    """

    line: int
    cell: str = ""
    kind: str
    title: str = ""
    id: str = ""
    stem: str
    choices: tuple[Choice, ...]
    explanation: str = ""
    tags: tuple[str, ...] = ()
    difficulty: float = 0.5
    lang: str = ""
    shuffle: bool = True
    ends: tuple[str, ...] = ()
    show: int = 0
    show_choice: Part = "any"


def question(draft: Draft, key: str, lang: str) -> Question:
    """Return the question; raise Refused with the first reason why there is none."""
    for text in (
        draft.stem,
        draft.explanation,
        *draft.tags,
        *draft.ends,
        *(text for each in draft.choices for text in _texts(each)),
    ):
        if unfit := written.UNFIT.search(text):
            raise Refused("character-unfit", text=ascii(unfit[0]))
        if len(text) > LONGEST:
            raise Refused("text-long", most=LONGEST)
    pieces = (draft.stem, draft.explanation, *(text for choice in draft.choices for text in _texts(choice)))
    markup, found = settled(pieces)
    stem, explanation, *told = (written.tidy(text, markup) for text in found)
    choices = tuple(
        replace(choice, text=text, feedback=feedback)
        for choice, text, feedback in zip(draft.choices, told[::2], told[1::2], strict=True)
    )
    if not stem:
        raise Refused("stem-missing")
    _check(choices)
    same: dict[str, Any] = {"key": key, "stem": stem, "explanation": explanation, "tags": draft.tags}
    same |= {"lang": draft.lang or lang, "difficulty": draft.difficulty, "markup": markup}
    return MAKERS[draft.kind](draft, choices, same)


def warnings(draft: Draft) -> Iterator[Note]:
    """Yield what a teacher should look at in an item that was taken."""
    texts = (draft.stem, draft.explanation, *(choice.text for choice in draft.choices))
    if any(map(TURNING.search, texts)):
        yield Note(draft.line, "text-turned", draft.title, draft.kind, cell=draft.cell)
    positive = sum((choice.weight for choice in draft.choices if choice.weight > 0), Fraction(0))
    if draft.kind in SUMMED and positive != 1:
        yield Note(
            draft.line, "weights-sum", draft.title, draft.kind, {"percent": f"{float(positive * 100):g}"}, draft.cell
        )
    best = sum(choice.weight == 1 for choice in draft.choices)
    if draft.kind in CHOSEN and best > 1:
        yield Note(draft.line, "right-several", draft.title, draft.kind, {"found": best}, draft.cell)


SUMMED = {"multiple_response"}
CHOSEN = {"single_choice"}


def _texts(choice: Choice) -> tuple[str, str]:
    return choice.text, choice.feedback


def _check(choices: tuple[Choice, ...]) -> None:
    if len(choices) < 2:  # noqa: PLR2004 - one option is no choice
        raise Refused("options-few", fewest=2, found=len(choices))
    if len(choices) > written.MOST:
        raise Refused("options-many", most=written.MOST)
    first: dict[str, str] = {}
    for letter, choice in zip(ascii_lowercase, choices, strict=False):
        if not choice.text:
            raise Refused("option-empty", option=letter)
        if first.setdefault(written.one_line(choice.text).casefold(), letter) != letter:
            same = first[written.one_line(choice.text).casefold()]
            raise Refused("options-identical", first=same, text=choice.text[:60])


def _options(choices: tuple[Choice, ...], *, weighted: bool) -> tuple[Option, ...]:
    return tuple(
        Option(
            key=letter,
            text=choice.text,
            feedback=choice.feedback,
            weight=str(choice.weight) if weighted and choice.weight else "",
            last=choice.last,
        )
        for letter, choice in zip(ascii_lowercase, choices, strict=False)
    )


def _single(draft: Draft, choices: tuple[Choice, ...], same: dict[str, Any]) -> Question:
    full = [each for each in zip(ascii_lowercase, choices, strict=False) if each[1].weight == 1]
    if not full:
        raise Refused("right-full")
    right = [letter for letter, choice in full if choice.right] or [letter for letter, _ in full]
    weighted = sum(choice.weight != 0 for choice in choices) > 1
    return SingleChoice(
        options=_options(choices, weighted=weighted), correct=(right[0],), shuffle=draft.shuffle, **same
    )


def _multiple(draft: Draft, choices: tuple[Choice, ...], same: dict[str, Any]) -> Question:
    right = tuple(letter for letter, choice in zip(ascii_lowercase, choices, strict=False) if choice.weight > 0)
    if not right:
        raise Refused("right-none-weight")
    weighted = not is_net([choice.weight for choice in choices])
    return MultipleResponse(options=_options(choices, weighted=weighted), correct=right, shuffle=draft.shuffle, **same)


def is_net(weights: list[Fraction]) -> bool:
    """Say whether these weights earn what `net` does: right options share the points, each wrong one takes a share."""
    share = Fraction(1, sum(weight > 0 for weight in weights) or 1)
    return all(abs(weight) == share for weight in weights)


def _true_false(draft: Draft, choices: tuple[Choice, ...], same: dict[str, Any]) -> Question:
    del draft  # nobody shuffles True and False
    tags = same["tags"] if TRUE_FALSE in same["tags"] else (*same["tags"], TRUE_FALSE)
    right = "a" if choices[0].weight == 1 else "b"
    return SingleChoice(
        options=_options(choices, weighted=False), correct=(right,), shuffle=False, **same | {"tags": tags}
    )


def _ordering(draft: Draft, choices: tuple[Choice, ...], same: dict[str, Any]) -> Question:
    if len(choices) < FEWEST:
        raise Refused("options-few", fewest=FEWEST, found=len(choices))
    keys = tuple(ascii_lowercase[: len(choices)])
    return Ordering(
        options=_options(choices, weighted=False),
        correct=keys,
        comparable=tuple(combinations(keys, 2)),
        locked=tuple(key for key, choice in zip(keys, choices, strict=True) if choice.locked),
        ends=draft.ends,
        show=draft.show,
        show_choice=draft.show_choice,
        **same,
    )


MAKERS: Mapping[str, Callable[[Draft, tuple[Choice, ...], dict[str, Any]], Question]] = {
    "single_choice": _single,
    "multiple_response": _multiple,
    "true_false": _true_false,
    "ordering": _ordering,
}
