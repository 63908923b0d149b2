"""Aiken, as Moodle 4.5 reads it, but for two of its silences: a key without a choice, and an unfinished last item."""

import re
from fractions import Fraction
from string import ascii_uppercase

from ..decoding import decode, lines
from .drafts import Choice, Draft
from .glimpse import Glimpse
from .reading import Reading
from .report import Unreadable

CHOICE = re.compile(r"([A-Z])[).](.*)")
ANSWER = re.compile(r"ANSWER:[ \t]*(.?)")
LIKELY_CHOICE = re.compile(r"^[ \t]*[A-Z][).]", re.MULTILINE)
LIKELY_ANSWER = re.compile(r"^[ \t]*ANSWER:", re.MULTILINE)
KIND = "single_choice"
SHORTEST = 2
"""Lines with fewer bytes say nothing."""


def detect(file: Glimpse) -> bool:
    return bool(LIKELY_ANSWER.search(file.head) and LIKELY_CHOICE.search(file.head))


def read(data: bytes, reading: Reading) -> None:
    decoded = decode(data)
    reading.encoding = decoded.encoding
    if decoded.legacy:
        raise Unreadable("not-utf-8", decoded.legacy[0])
    item = _Item(reading)
    for number, line in enumerate(lines(decoded.text), 1):
        if len(line.strip().encode(errors="replace")) < SHORTEST:
            continue
        item = item.line(number, line.strip())
    if item.stem:
        reading.refuse(item.start, item.stem, KIND, "aiken-unfinished")


class _Item:
    """The item being read; every line either adds to it or ends it."""

    def __init__(self, reading: Reading, start: int = 0, stem: str = "") -> None:
        self.reading = reading
        self.start = start
        self.stem = stem
        self.choices: list[tuple[str, str]] = []

    def line(self, number: int, line: str) -> "_Item":
        """Return the item that is open after this line."""
        if choice := CHOICE.fullmatch(line):
            if not self.stem:
                self.reading.refuse(number, line, KIND, "aiken-not-started")
                return self
            self.choices.append((choice[1], choice[2].strip()))
            return self
        if answer := ANSWER.match(line):
            self._end(number, answer[1])
            return _Item(self.reading)
        if self.stem:
            self.reading.refuse(number, self.stem, KIND, "aiken-next-started", start=self.start)
        return _Item(self.reading, number, line)

    def _end(self, number: int, key: str) -> None:
        if not self.stem:
            self.reading.refuse(number, "", KIND, "aiken-not-started")
        elif len(self.choices) < 2:  # noqa: PLR2004 - one option is no choice
            self.reading.refuse(number, self.stem, KIND, "options-few", fewest=2, found=len(self.choices))
        elif [letter for letter, _ in self.choices] != list(ascii_uppercase[: len(self.choices)]):
            self.reading.refuse(self.start, self.stem, KIND, "aiken-letters")
        elif key not in {letter for letter, _ in self.choices}:
            self.reading.refuse(number, self.stem, KIND, "aiken-key", key=key)
        else:
            choices = tuple(Choice(text=text, weight=Fraction(letter == key)) for letter, text in self.choices)
            self.reading.take(Draft(line=self.start, kind=KIND, stem=self.stem, choices=choices))
