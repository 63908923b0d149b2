"""GIFT, as Moodle 4.5 reads it: blocks of lines between blank lines, answers in braces.

The type of an item follows from its braces alone, in Moodle's order of questions; types we do not have are refused by
Moodle's names for them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from ..decoding import decode, head
from . import grades
from .drafts import UNFIT, Choice, Draft, Refused, true_false
from .reading import Reading
from .report import Unreadable

SIGNS = "\\:#={}~"
ESCAPE = re.compile(r"\\([\\:#={}~n])")
STAND_IN = {sign: chr(1 + place) for place, sign in enumerate(SIGNS)} | {"n": "\x0e"}
"""What stands for an escaped sign while markers are looked for: characters no item may hold."""
WRITTEN = str.maketrans({stand_in: "\n" if sign == "n" else sign for sign, stand_in in STAND_IN.items()})
LIKELY = re.compile(r"^[ \t]*(?:::|\$CATEGORY:|//)|\{[^{}]*\}", re.MULTILINE)
MARKUP = ("<?xml", "<!DOCTYPE", "PK\x03")
ID = re.compile(r"\[id:([^\]]+)\]")
TAGS = re.compile(r"\[tag:([^\]]+)\]")
FORMAT = re.compile(r"\[(html|markdown|plain|moodle)\]")
WEIGHT = re.compile(r"%(-*[0-9]{1,2}\.?[0-9]*)%")
SELECTS = {"ALL", "EXACT", "RANDOM", "REL", "CONTIGUOUS", "CONTIG"}
GRADINGS = re.compile(r"ALL_OR_NOTHING|ABSOLUTE(?:_POSITION)?|RELATIVE(?:_[A-Z_]+)?|LONGEST_[A-Z_]+")
LOOKS = re.compile(r"HORIZONTAL|VERTICAL|[HV10]|SHOW|HIDE|TRUE|FALSE|YES|NO|NUMBERING_\w+|none|abc|ABCD|123|iii|IIII")
PARTS = re.compile(r"(?=[=~])")
TRUTH = {"T": True, "TRUE": True, "F": False, "FALSE": False}


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one item: `note` is what its comments say."""

    line: int
    text: str
    note: str


def detect(data: bytes) -> bool:
    text = head(data)
    return not text.lstrip().startswith(MARKUP) and LIKELY.search(text) is not None


def read(data: bytes, reading: Reading) -> None:
    decoded = decode(data)
    reading.encoding = decoded.encoding
    if decoded.legacy:
        raise Unreadable("not-utf-8", decoded.legacy[0])
    for block in blocks(decoded.text):
        _block(block, reading)


def blocks(text: str) -> Iterator[Block]:
    """Yield what stands between blank lines; a blank line inside braces therefore breaks an item in two."""
    lines: list[str] = []
    notes: list[str] = []
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip().startswith("//"):
            notes.append(line)
        elif line.strip():
            start = start or number
            lines.append(line)
        elif lines:
            yield Block(start, "\n".join(lines).strip(), "\n".join(notes))
            lines, notes, start = [], [], 0
    if lines:
        yield Block(start, "\n".join(lines).strip(), "\n".join(notes))


def _block(block: Block, reading: Reading) -> None:
    text, line = block.text, block.line
    if text.startswith("$CATEGORY:"):
        first, _, text = text.partition("\n")
        category = first.removeprefix("$CATEGORY:")
        reading.skip(line, category, "category", "category-skipped")
        text, line = text.strip(), line + 1
    if not text:
        return
    if unfit := UNFIT.search(text):
        reading.refuse(line, "", "", "character-unfit", text=ascii(unfit[0]))
        return
    text = ESCAPE.sub(lambda match: STAND_IN[match[1]], text)
    title = ""
    if text.startswith("::") and (end := text.find("::", 2)) >= 0:
        title, text = text[2:end].translate(WRITTEN).strip(), text[end + 2 :].strip()
    item = Item(line, title, text, block.note, reading)
    try:
        item.take()
    except Refused as refused:
        reading.refuse(line, title or text.translate(WRITTEN), item.kind, refused.code, **refused.params)


class Item:
    """One item with its escapes made safe; `kind` is what it turns out to be, by Moodle's name."""

    def __init__(self, line: int, title: str, text: str, note: str, reading: Reading) -> None:
        self.line = line
        self.title = title
        self.note = note
        self.reading = reading
        self.kind = ""
        format_ = FORMAT.match(text)
        self.format = format_[1] if format_ else "moodle"
        self.text = text[format_.end() :] if format_ else text

    def take(self) -> None:
        before, opened, rest = self.text.partition("{")
        inside, closed, after = rest.partition("}")
        if not opened and "}" not in before:
            self.reading.skip(self.line, self.title or self.plain(before), "description", "description-skipped")
            return
        if not opened or not closed:
            raise Refused("gift-braces")
        self.stem = f"{before.rstrip()} _____ {after.lstrip()}" if after.strip() else before
        inside, _, feedback = inside.rpartition("####") if "####" in inside else (inside, "", "")
        self.explanation = feedback
        self._answers(inside.strip())

    def _answers(self, inside: str) -> None:
        """Find the type, in Moodle's order; in it, `{=a =b}` is a short answer and no choice."""
        truth = inside.partition("#")[0].strip()
        types: tuple[tuple[str, bool, Callable[[str], None]], ...] = (
            ("ordering", inside.startswith(">"), self._ordering),
            ("essay", not inside, self._unknown),
            ("numerical", inside.startswith("#"), self._unknown),
            ("multichoice", "~" in inside, self._choices),
            ("matching", "=" in inside and "->" in inside, self._unknown),
            ("true_false", truth in TRUTH, self._truth),
        )
        self.kind, take = next(((name, take) for name, fits, take in types if fits), ("shortanswer", self._unknown))
        take(inside)

    def _unknown(self, inside: str) -> None:
        del inside
        raise Refused("kind-unknown")

    def _ordering(self, inside: str) -> None:
        header, _, rest = inside.removeprefix(">").strip().partition("\n")
        number, *words = header.split() or [""]
        grading = next((word for word in words if GRADINGS.fullmatch(word)), "")
        if not number.isdecimal() or not all(
            word in SELECTS or GRADINGS.fullmatch(word) or LOOKS.fullmatch(word) for word in words
        ):
            raise Refused("gift-ordering")
        items = [line.strip() for line in rest.split("\n") if line.strip()]
        title = self.title or self.plain(self.stem)
        count = int(number[:9])
        if 0 < count < len(items) and not {"ALL", "EXACT"}.intersection(words):
            self.reading.warn(self.line, title, "ordering-subset", count=count, items=len(items))
        if grading:
            self.reading.warn(self.line, title, "ordering-grading", grading=grading)
        self._take("ordering", tuple(Choice(text=self.plain(item)) for item in items))

    def _choices(self, inside: str) -> None:
        parts = PARTS.split(inside)
        single = "=" in inside
        self.kind = "single_choice" if single else "multiple_response"
        if parts[0].strip():
            raise Refused("gift-before-answers", text=parts[0].strip().translate(WRITTEN)[:40])
        self._take(self.kind, tuple(self._choice(part[0], part[1:].strip()) for part in parts[1:]))

    def _choice(self, mark: str, text: str) -> Choice:
        weight = Fraction(mark == "=")
        if given := WEIGHT.match(text):
            weight, text = grades.required(given[1]), text[given.end() :]
        answer, _, feedback = text.partition("#")
        return Choice(text=self.plain(answer), weight=weight, feedback=self.plain(feedback))

    def _truth(self, inside: str) -> None:
        truth, *feedback = inside.split("#")
        right = TRUTH[truth.strip()]
        on_wrong, on_right = (self.plain(text) for text in [*feedback, "", ""][:2])
        if_true, if_false = (on_right, on_wrong) if right else (on_wrong, on_right)
        self._take("true_false", true_false(right, if_true=if_true, if_false=if_false))

    def _take(self, kind: str, choices: tuple[Choice, ...]) -> None:
        id_ = ID.search(self.note)
        self.reading.take(
            Draft(
                line=self.line,
                kind=kind,
                title=self.title,
                id=id_[1].strip() if id_ else "",
                stem=self.plain(self.stem),
                choices=choices,
                explanation=self.plain(self.explanation),
                tags=tuple(dict.fromkeys(tag.strip() for tag in TAGS.findall(self.note))),
            )
        )

    def plain(self, text: str) -> str:
        """Return a part as plain text; a part may name a format of its own."""
        own = FORMAT.match(text.strip())
        format_ = own[1] if own else self.format
        text = text.strip()[own.end() :] if own else text
        text = text.translate(WRITTEN)
        return text if format_ == "plain" else self.reading.plain(text)
