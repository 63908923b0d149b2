"""One question on the projector: bars of what was answered, and behind "Reveal" what is right and why."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from string import ascii_lowercase

from ..core.facts import Article
from ..core.kinds.ordering import Ordering
from ..core.question import Question
from ..services.debrief import Asked
from ..services.own_items import OwnItem
from .outcome import ResultItem, result_item
from .prose import prose
from .specimen import specimen

MOST = 5
"""Orders of which each has a bar; the rarer ones share one."""
MISTAKEN = 3
"""Pairs told of."""


@dataclass(frozen=True, slots=True)
class Bar:
    """`text` is an option, or empty for `label`; `share` is the percentage of those who had the question."""

    label: str
    text: str
    count: int
    share: int
    right: bool


@dataclass(frozen=True, slots=True)
class Confused:
    """`earlier` comes before `later`, and `wrong` of `answered` put it after."""

    earlier: str
    later: str
    wrong: int
    answered: int


@dataclass(frozen=True, slots=True)
class Slide:
    """`letters` name the items of an ordering, in no telling order; `bars` are of orders then, else of options.

    The labels in `rest` are codes.
    """

    stem: str
    lang: str
    letters: list[tuple[str, str]]
    bars: list[Bar]
    rest: list[Bar]
    shown: int
    students: int
    confused: list[Confused]
    key: ResultItem
    answered: bool


def slide(asked: Asked, seed: str, place: int, article: Article | None) -> Slide:
    question, item = asked.question, specimen(asked.question, seed, place)
    ordered = isinstance(question, Ordering)
    bars = list(_orders(asked, item) if ordered else _options(asked, item))
    rest = (("others", sum(count for _, count in asked.answers[MOST:]) if ordered else 0), ("blank", asked.blank))
    commonest = asked.answers[0][0] if asked.answers else question.correct
    return Slide(
        stem=prose(question, question.stem),
        lang=question.lang,
        letters=[(letter(k), _text(question, key)) for k, key in enumerate(item.shown)] if ordered else [],
        bars=bars,
        rest=[_bar(asked, code, "", count, right=False) for code, count in rest if count],
        shown=asked.shown,
        students=asked.students,
        confused=[
            Confused(_text(question, pair[0]), _text(question, pair[1]), seen.wrong, seen.shown)
            for pair, seen in asked.pairs[:MISTAKEN]
        ],
        key=result_item(replace(item, keys=commonest if ordered else ()), article, asked=False, own=False),
        answered=bool(asked.answers),
    )


def letter(place: int) -> str:
    return ascii_lowercase[place] if place < len(ascii_lowercase) else str(place + 1)


def _options(asked: Asked, item: OwnItem) -> Iterator[Bar]:
    question = item.question
    for place, key in enumerate(item.shown):
        right = key in question.correct or question.option(key).weight == "1"
        yield _bar(asked, letter(place), _text(question, key), asked.chosen.get(key, 0), right=right)


def _orders(asked: Asked, item: OwnItem) -> Iterator[Bar]:
    for answer, count in asked.answers[:MOST]:
        label = " ".join(letter(item.shown.index(key)) for key in answer)
        yield _bar(asked, label, "", count, right=item.question.credit(answer) == 1)


def _bar(asked: Asked, label: str, text: str, count: int, *, right: bool) -> Bar:
    return Bar(label, text, count, round(100 * count / asked.shown), right)


def _text(question: Question, key: str) -> str:
    return prose(question, question.option(key).text)
