"""Bytes as text. UTF-8 is certain, UTF-16 with its mark too; a legacy encoding is read only where no other would do."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from .notes import Unreadable

MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
HEAD = 2**18
LEGACY = ("cp1252", "cp1250", "cp1254", "cp1257")
"""Encodings of Latin script. A byte is unambiguous where all of them mean the same by it."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """`legacy` holds the numbers of the lines that are no UTF-8, `damaged` of those in which something is lost."""

    text: str
    encoding: str
    legacy: tuple[int, ...] = ()
    damaged: tuple[int, ...] = ()


def decode(data: bytes, *, patient: bool = False) -> Decoded:
    """Return the text without its mark, all line ends as line feeds; raise Unreadable where the encoding is unclear.

    Who is `patient` takes a file of UTF-8 in which a few lines are damaged.
    """
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            try:
                return Decoded(_line_feeds(data[len(mark) :].decode(encoding)), encoding)
            except UnicodeDecodeError as error:
                raise Unreadable("encoding-broken", encoding=encoding) from error
    if b"\0" in data[:4096]:
        raise Unreadable("binary")
    try:
        return Decoded(_line_feeds(data.decode()), "utf-8")
    except UnicodeDecodeError:
        return _mixed(data, patient=patient)


def lines(text: str) -> Iterator[str]:
    """Yield what `text.split("\n")` holds, without a second copy of all of it."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _mixed(data: bytes, *, patient: bool) -> Decoded:
    lines, legacy, damaged = [], [], []
    sound = 0
    for number, line in enumerate(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"), 1):
        try:
            lines.append(line.decode())
            sound += not line.isascii()
        except UnicodeDecodeError:
            try:
                lines.append(_unambiguous(line, number))
                legacy.append(number)
            except Unreadable:
                if not patient:
                    raise
                lines.append(line.decode(errors="replace"))
                damaged.append(number)
    if len(damaged) > sound:
        raise Unreadable("not-utf-8", damaged[0])
    return Decoded("\n".join(lines), "windows-1252" if legacy else "utf-8", tuple(legacy), tuple(damaged))


def _unambiguous(line: bytes, number: int) -> str:
    """Return a line of Latin script whose bytes beyond ASCII stand alone and mean the same in every legacy encoding.

    Two of them side by side are what other scripts look like.
    """
    high = [place for place, byte in enumerate(line) if byte > 0x7F]  # noqa: PLR2004 - the end of ASCII
    alone = all(then - first > 1 for first, then in pairwise(high))
    readings = {line.decode(encoding, "replace") for encoding in LEGACY}
    if not alone or len(readings) != 1 or "\N{REPLACEMENT CHARACTER}" in (text := readings.pop()):
        raise Unreadable("not-utf-8", number)
    return text


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def head(data: bytes) -> str:
    """Return the beginning of a file for recognising it, whatever its encoding."""
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return _line_feeds(data[len(mark) : HEAD].decode(encoding, "replace"))
    return _line_feeds(data[:HEAD].decode("utf-8", "replace"))
