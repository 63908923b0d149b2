"""A toy: after a first line `#plus-minus`, a line with ? for each question, with + for its key, with - for the others.

An option that begins with a sign cannot be told from another line, nor can a text of several lines.
"""

from collections.abc import Iterable
from fractions import Fraction

from ...core.bank import Bank
from ...core.question import Question
from ..decoding import decode, lines
from ..prose import unmarked
from .drafts import Choice, Draft
from .glimpse import Glimpse
from .reading import Reading
from .writing import Items
from .written import one_line

HEAD = "#plus-minus"


def detect(file: Glimpse) -> bool:
    return file.head.startswith(HEAD)


def read(data: bytes, reading: Reading) -> None:
    decoded = decode(data)
    reading.encoding = decoded.encoding
    found: list[tuple[int, str, list[Choice]]] = []
    for number, line in enumerate(lines(decoded.text), 1):
        sign, text = line[:1], line[1:].strip()
        if sign == "?":
            found.append((number, text, []))
        elif sign in ("+", "-") and found:
            found[-1][2].append(Choice(text=text, weight=Fraction(sign == "+")))
    for number, stem, choices in found:
        reading.take(Draft(line=number, kind="single_choice", stem=stem, choices=tuple(choices)))


def _single(question: Question, bank: Bank) -> str:
    del bank  # the format has no place for it
    question = unmarked(question)
    signs = {True: "+", False: "-"}
    options = [f"{signs[option.key in question.correct]} {one_line(option.text)}" for option in question.options]
    return "\n".join([f"? {one_line(question.stem)}", *options])


def file(bank: Bank, items: Iterable[str]) -> bytes:
    del bank
    return "\n".join([HEAD, *items, ""]).encode()


ITEMS: Items = {"single_choice": _single}
