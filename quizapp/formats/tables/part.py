"""A part of a workbook, written anew while it is counted how far its sheets reach and how much text they hold.

A sheet of a few bytes can name a cell in its last row and column, or one long string in every cell, and a list can
announce more entries than any memory has: the library that reads it makes room for all of that first. So it meets
only what was checked here, said in UTF-8, without what a part announces about itself.
"""

import re
from collections.abc import Sequence
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from ..limits import Limits
from ..notes import Unreadable
from .table import LETTERS, require_room

REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)
NUMBER = re.compile(r"\d{1,7}", re.ASCII)
ELEMENTS = {
    "Relationships", "Relationship", "workbook", "workbookPr", "sheets", "sheet", "sst", "si", "r", "t", "rPh",
    "styleSheet", "numFmts", "numFmt", "cellXfs", "xf", "worksheet", "sheetData", "row", "c", "v", "is",
}  # fmt: skip
"""What is kept of the elements, by their names without prefix; the rest is left out with all that is in it."""
NUMBERS = {"s", "numFmtId"}
TEXTS = {
    "r", "t", "Id", "Type", "Target", "name", "state", "sheetId", "r:id", "date1904", "formatCode", "xml:space",
}  # fmt: skip
"""The attributes that are kept, beside the names of namespaces."""


class Part:
    """`strings` are the lengths of the workbook's shared strings; `lengths` those of the ones found in this part."""

    def __init__(self, limits: Limits, strings: Sequence[int]) -> None:
        self.limits = limits
        self.strings = strings
        self.lengths: list[int] = []
        self.written: list[str] = []
        self.nodes = self.outside = self.row = self.column = self.rows = self.columns = self.characters = 0
        self.named = False
        self.value = ""
        # Said here, so that the part cannot name an encoding in which it reads differently.
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def through(self, data: bytes, *, last: bool = False) -> bytes:
        """Return what is kept of the next bytes."""
        try:
            self.parser.Parse(data, last)
        except expat.ExpatError as error:
            raise Unreadable("workbook-broken") from error
        written, self.written = "".join(self.written), []
        return written.encode()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.nodes += 1
        if self.nodes > self.limits.nodes:
            raise Unreadable("workbook-large")
        name = tag.rpartition(":")[2]
        if self.outside or name not in ELEMENTS:
            self.outside += 1
            return
        self.value = ""
        if name == "row":
            self.row = _number(attributes["r"]) if "r" in attributes else self.row + 1
            self.column = 0
        elif name == "c":
            self.row, self.column = _place(attributes["r"]) if "r" in attributes else (self.row, self.column + 1)
            self.named = attributes.get("t") == "s"
        elif name in {"v", "is"}:
            self.rows, self.columns = max(self.rows, self.row), max(self.columns, self.column)
            require_room(self.limits, self.rows, self.columns)
        elif name == "si":
            self.lengths.append(0)
        kept = [f" {key}={quoteattr(text)}" for key, text in attributes.items() if _is_kept(key, text)]
        self.written.append(f"<{tag}{''.join(kept)}>")

    def _text(self, text: str) -> None:
        if self.outside:
            return
        self.value += text
        if self.lengths:
            self.lengths[-1] += len(text)
        self.written.append(escape(text))

    def _end(self, tag: str) -> None:
        if self.outside:
            self.outside -= 1
            return
        if self.named and tag.rpartition(":")[2] == "v":
            self._add(_number(self.value))
        self.written.append(f"</{tag}>")

    def _add(self, string: int) -> None:
        """Count a shared string once more."""
        if string >= len(self.strings):
            raise Unreadable("workbook-broken")
        self.characters += self.strings[string]
        if self.characters > self.limits.unpacked:
            raise Unreadable("workbook-large")

    def _doctype(self, *_declared: object) -> None:
        raise Unreadable("workbook-broken")


def _is_kept(key: str, text: str) -> bool:
    return key in TEXTS or (key in NUMBERS and NUMBER.fullmatch(text) is not None) or key.startswith("xmlns")


def _number(text: str) -> int:
    if not NUMBER.fullmatch(text):
        raise Unreadable("workbook-broken")
    return int(text)


def _place(reference: str) -> tuple[int, int]:
    """Return row and column of `B3`, counted from 1."""
    found = REFERENCE.fullmatch(reference)
    if not found:
        raise Unreadable("workbook-broken")
    column = 0
    for letter in found[1]:
        column = column * LETTERS + ord(letter) - ord("A") + 1
    return int(found[2]), column
