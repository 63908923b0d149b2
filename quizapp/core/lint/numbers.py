"""Flaws of options that are numbers."""

import re
from collections.abc import Iterator

from ..kinds.ordering import Ordering
from ..question import Question
from .flaw import Flaw
from .sides import sides

NUMBER = re.compile(r"-?\d+(?:[.,]\d+)*")
AMOUNT = re.compile(
    r"\s*(?:(?:about|around|roughly|nearly|almost|over|under|some|more than|less than|fewer than|at least|at most|up to"
    r"|only|just|in|by) )*[$\u00a3\u20ac\u00a5]?(?P<number>\d+(?:[.,]\d+)*)(?P<rest>\D*)",
    re.IGNORECASE,
)
"""A number that counts something: "about 40 per cent", "$1.2 billion"; not a label, as in "Article 5"."""
SCALES = {"thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
YEAR = re.compile(r"(?:(?:in|around|about|by|c\.) )?[12]\d{3}", re.IGNORECASE)
TIMES = 5
"""A distractor beyond this many times the key, or below this share of it, is no plausible amount ..."""
CLOSE = 10
"""... unless it is within so few of the key."""
ERA, YEARS = 1.5, 100
"""A year is far outside when it lies more than ERA times the span of the other years from the key, and over YEARS."""


def value(number: str) -> float:
    """Return what NUMBER found: commas stand between thousands."""
    return float(re.sub(r"[^\d-]", "", number) if number.count(".") > 1 else number.replace(",", ""))


def unsorted(question: Question) -> Iterator[Flaw]:
    """16: numbers out of their natural order, or shuffled."""
    texts = [option.text for option in question.options]
    if isinstance(question, Ordering) or not all(NUMBER.fullmatch(text) for text in texts):
        return
    numbers = [value(text) for text in texts]
    if numbers != sorted(numbers) or question.shuffle:
        yield Flaw("unsorted-numbers", "error", " ".join(texts))


def far(question: Question) -> Iterator[Flaw]:
    """2: an amount or a year so far from the key that nobody would choose it."""
    keys, wrong = sides(question)
    if len(keys) != 1 or not AMOUNT.fullmatch(keys[0]):
        return
    found = _years if all(YEAR.fullmatch(text) for text in (*keys, *wrong)) else _amounts
    for text in found(keys[0], wrong):
        yield Flaw("number-far", "error", text)


def _years(key: str, wrong: list[str]) -> Iterator[str]:
    years = [int(text[-4:]) for text in (key, *wrong)]
    for place, text in enumerate(wrong, 1):
        others = years[:place] + years[place + 1 :]
        if abs(years[place] - years[0]) > max(YEARS, ERA * (max(others) - min(others))):
            yield text


def _amounts(key: str, wrong: list[str]) -> Iterator[str]:
    wanted = _amount(key)
    for text in wrong:
        given = _amount(text)
        if not (wanted and given) or given[1] != wanted[1] or abs(given[0] - wanted[0]) < CLOSE:
            continue
        if not wanted[0] <= TIMES * given[0] <= TIMES * TIMES * wanted[0]:
            yield text


def _amount(text: str) -> tuple[float, tuple[str, ...]] | None:
    """Return an amount and the words of its unit; None where the text is none."""
    read = AMOUNT.fullmatch(text)
    if read is None:
        return None
    scale, unit = 1.0, []
    for word in read["rest"].lower().split():
        scale *= SCALES.get(word, 1)
        if word not in SCALES:
            unit.append(word)
    return value(read["number"]) * scale, tuple(unit)
