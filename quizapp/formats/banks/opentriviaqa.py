"""OpenTriviaQA: `#Q` and a question, `^` and the right answer, and the lettered choices, of which it is one.

A line that begins with none of these goes on with the text before it.
"""

import re
from fractions import Fraction
from string import ascii_uppercase

from ..decoding import decode, lines
from .drafts import Choice, Draft
from .glimpse import Glimpse
from .reading import Reading
from .statements import statement
from .written import one_line

LIKELY = re.compile(r"^#Q[ \t].*\n(?:.*\n){0,20}?\^[ \t]", re.MULTILINE)
KIND = "single_choice"
MOST_NAMED = 10
"""Lines that are named where their letters were guessed."""


def detect(file: Glimpse) -> bool:
    return LIKELY.search(file.head) is not None


def read(data: bytes, reading: Reading) -> None:
    decoded = decode(data, patient=True)
    reading.encoding = decoded.encoding
    if decoded.legacy:
        named = ", ".join(map(str, decoded.legacy[:MOST_NAMED])) + (" ..." if len(decoded.legacy) > MOST_NAMED else "")
        reading.warn(decoded.legacy[0], "", "letters-guessed", encoding=decoded.encoding, lines=named)
    for number in decoded.damaged:
        reading.warn(number, "", "letters-damaged")
    item = _Item(0)
    for number, line in enumerate(lines(decoded.text), 1):
        if line.startswith("#Q"):
            item.end(reading)
            item = _Item(number)
            item.add("#", line[2:])
        elif item.line:
            item.take(line)
    item.end(reading)


class _Item:
    """The item being read, from its line on: its texts by the signs that begin them, in their order."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.last = ""
        self.texts: dict[str, list[str]] = {}

    def add(self, sign: str, text: str) -> None:
        self.texts[sign] = [text]
        self.last = sign

    def take(self, line: str) -> None:
        sign = line[:1]
        if line[1:2] in (" ", "\t", "") and sign == self._next():
            self.add(sign, line[2:])
        else:
            self.texts[self.last].append(line)

    def _next(self) -> str:
        """Return the sign that may come next: the answer after the question, and then letters in their order."""
        if "^" not in self.texts:
            return "^"
        letters = len(self.texts) - 2
        return ascii_uppercase[letters] if letters < len(ascii_uppercase) else "#"

    def end(self, reading: Reading) -> None:
        if not self.line:
            return
        given: dict[str, list[str]] = {"#": [], "^": []} | self.texts
        stem, answer, *texts = ("\n".join(text).strip() for text in given.values())
        if not answer:
            reading.refuse(self.line, stem, KIND, "key-missing")
            return
        if empty := ", ".join(sign for sign, text in zip(ascii_uppercase, texts, strict=False) if not text):
            reading.warn(self.line, stem, "option-filler", text=empty)
        once: dict[str, str] = {}
        for text in filter(None, texts):
            once.setdefault(one_line(text).casefold(), text)
        if len(once) < sum(map(bool, texts)):
            reading.warn(self.line, stem, "option-repeated")
        texts = list(once.values())
        key = one_line(answer).casefold()
        right = [one_line(text).casefold() == key for text in texts]
        if len(texts) > 1 and not any(right):
            reading.refuse(self.line, stem, KIND, "key-unknown", text=one_line(answer)[:40])
            return
        choices = tuple(Choice(text=text, weight=Fraction(each)) for text, each in zip(texts, right, strict=True))
        if judged := statement(choices):
            reading.take(Draft(line=self.line, kind="true_false", stem=stem, choices=judged))
        else:
            reading.take(Draft(line=self.line, kind=KIND, stem=stem, choices=choices))
