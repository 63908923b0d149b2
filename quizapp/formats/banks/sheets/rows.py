"""Questions as rows of our own template: what each column says, by the column's header."""

from collections.abc import Iterable, Mapping
from string import ascii_uppercase

from ....core.bank import Bank
from ....core.kinds.ordering import Ordering
from ....core.question import Question
from ...prose import unmarked
from ..grades import percent, shares
from ..losses import listed
from ..statements import judged, tags
from ..writing import Items

Said = Mapping[str, str]
"""By header, what a row says."""
FIRST = ("ID", "Type", "Question")
KEY = "Right letters"
HEADERS = (
    *FIRST,
    *(f"Option {letter}" for letter in ascii_uppercase),
    KEY,
    "Explanation",
    *(f"Feedback {letter}" for letter in ascii_uppercase),
    *(f"Weight {letter}" for letter in ascii_uppercase),
    "Tags",
    "Difficulty",
    "Shuffle",
    "First label",
    "Last label",
)
"""All there are, in their order."""
ALWAYS = {*FIRST, "Option A", "Option B", KEY}
USUAL = 0.5


def table(items: Iterable[Said]) -> list[list[str]]:
    """Return the headers that are needed, and below them the rows."""
    rows = list(items)
    needed = ALWAYS.union(*rows)
    headers = [header for header in HEADERS if header in needed]
    return [headers, *([row.get(header, "") for header in headers] for row in rows)]


def _single(question: Question, bank: Bank) -> Said:
    return _row(question, bank, "true/false" if judged(question) else "single choice")


def _multiple(question: Question, bank: Bank) -> Said:
    return _row(question, bank, "multiple response")


def _ordering(question: Ordering, bank: Bank) -> Said:
    labels = dict(zip(("First label", "Last label"), question.ends, strict=False))
    return _row(question, bank, "ordering") | {KEY: ""} | labels


def _row(question: Question, bank: Bank, type_: str) -> dict[str, str]:
    question = unmarked(question)
    row = {"ID": question.key.removeprefix(f"{bank.id}/"), "Type": type_, "Question": question.stem}
    earned = shares(question) if question.weighted else ()
    right = ""
    for place, (letter, option) in enumerate(zip(ascii_uppercase, listed(question), strict=False)):
        row[f"Option {letter}"] = option.text
        row[f"Feedback {letter}"] = option.feedback
        row[f"Weight {letter}"] = f"{percent(earned[place])}%" if earned and earned[place] else ""
        right += letter if option.key in question.correct else ""
    return {header: text for header, text in (row | {KEY: right} | _settings(question)).items() if text}


def _settings(question: Question) -> dict[str, str]:
    named = tags(question)
    return {
        "Explanation": question.explanation,
        "Tags": "; ".join(named) + (";" if len(named) == 1 and "," in named[0] else ""),
        "Difficulty": "" if question.difficulty == USUAL else repr(question.difficulty),
        "Shuffle": "" if question.shuffle or judged(question) else "no",
    }


ITEMS: Items = {"single_choice": _single, "multiple_response": _multiple, "ordering": _ordering}
