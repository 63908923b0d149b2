"""GIFT, as Moodle 4.5 reads it: blocks of lines between blank lines, answers in braces.

The type of an item follows from its braces alone, in Moodle's order of questions; types we do not have are refused by
Moodle's names for them.
"""

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import partial
from typing import Any

from ..decoding import decode
from ..notes import Refused
from ..prose import words
from ..prose.reading import How
from . import grades, moodle_gradings
from .drafts import Choice, Draft
from .gift_signs import ESCAPE, FORMAT, STAND_IN, WRITTEN, Block, blocks
from .glimpse import Glimpse
from .moodle_ordering import subset
from .reading import Reading
from .report import Unreadable
from .statements import true_false
from .written import UNFIT

LIKELY = re.compile(r"^[ \t]*(?:::|\$CATEGORY:|//)|\{[^{}]*\}", re.MULTILINE)
MARKUP = ("<?xml", "<!DOCTYPE", "PK\x03")
ID = re.compile(r"\[id:((?:\\\]|[^\]]){1,255})\]")
TAGS = re.compile(r"\[tag:((?:\\\]|[^\]]){1,255})\]")
WEIGHT = re.compile(r"%(-*[0-9]{1,2}\.?[0-9]*)%")
SELECTS = {"ALL", "EXACT", "RANDOM", "REL", "CONTIGUOUS", "CONTIG"}
GRADINGS = re.compile(r"ALL_OR_NOTHING|ABSOLUTE(?:_POSITION)?|RELATIVE(?:_[A-Z_]+)?|LONGEST_[A-Z_]+")
LOOKS = re.compile(r"HORIZONTAL|VERTICAL|[HV10]|SHOW|HIDE|TRUE|FALSE|YES|NO|NUMBERING_\w+|none|abc|ABCD|123|iii|IIII")
PARTS = re.compile(r"(?=[=~])")
HOW: Mapping[str, How | None] = {"plain": None, "moodle": "auto", "html": "html", "markdown": "markdown"}
"""How a text is to be read by the name of its format."""
TRUTH = {"T": True, "TRUE": True, "F": False, "FALSE": False}


def detect(file: Glimpse) -> bool:
    return not file.head.lstrip().startswith(MARKUP) and LIKELY.search(file.head) is not None


def read(data: bytes, reading: Reading) -> None:
    decoded = decode(data)
    reading.encoding = decoded.encoding
    if decoded.legacy:
        raise Unreadable("not-utf-8", decoded.legacy[0])
    for block in blocks(decoded.text):
        _block(block, reading)


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
            self.reading.skip(self.line, self.title or words(self.prose(before)), "description", "description-skipped")
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
        types = (
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
        warn = partial(self.reading.warn, self.line, self.title or self.stem.translate(WRITTEN))
        select = next((word for word in words if word in SELECTS), "")
        show, show_choice = subset(warn, len(items), select, number)
        if grading:
            moodle_gradings.tell(warn, grading)
        # The plugin knows no formats of items, whatever the question's is.
        choices = tuple(Choice(text=self.reading.prose(item.translate(WRITTEN))) for item in items)
        self._take("ordering", choices, show=show, show_choice=show_choice)

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
        return Choice(text=self.prose(answer), weight=weight, feedback=self.prose(feedback))

    def _truth(self, inside: str) -> None:
        truth, *feedback = inside.split("#")
        right = TRUTH[truth.strip()]
        on_wrong, on_right = (self.prose(text) for text in [*feedback, "", ""][:2])
        if_true, if_false = (on_right, on_wrong) if right else (on_wrong, on_right)
        self._take("true_false", true_false(right, if_true=if_true, if_false=if_false))

    def _take(self, kind: str, choices: tuple[Choice, ...], **settings: Any) -> None:
        id_ = ID.search(self.note)
        self.reading.take(
            Draft(
                line=self.line,
                kind=kind,
                title=self.title,
                id=_bare(id_[1]) if id_ else "",
                stem=self._formatted(self.stem, self.format),
                choices=choices,
                explanation=self.prose(self.explanation),
                tags=tuple(dict.fromkeys(map(_bare, TAGS.findall(self.note)))),
                **settings,
            )
        )

    def prose(self, text: str) -> str:
        """Return a part of the question; a part may name a format of its own."""
        text = text.strip()
        own = FORMAT.match(text)
        return self._formatted(text[own.end() :], own[1]) if own else self._formatted(text, self.format)

    def _formatted(self, text: str, format_: str) -> str:
        text = text.translate(WRITTEN)
        how = HOW[format_]
        return self.reading.prose(text, how) if how else text


def _bare(text: str) -> str:
    return text.replace("\\]", "]").strip()
