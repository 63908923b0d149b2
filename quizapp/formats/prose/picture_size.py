"""How large a picture is when it is shown, as its first bytes say.

A file of a few kilobytes can hold a picture that fills the memory of a phone, and a dozen of them end its browser.
"""

import re
from collections.abc import Callable, Mapping
from typing import Literal

FRAME = re.compile(rb"\xff([\x01-\xfe])")
"""The next segment of a JPEG; what stands between two is passed over by browsers, too."""
SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""Segments that begin with the size, whichever way the picture is coded."""
BARE = {0x01, *range(0xD0, 0xD9)}
"""Segments without a length."""
MOST_PARTS = 10_000
"""Far more segments, or blocks of remarks, than stand before the size in any picture that was not made to hide it."""

Size = tuple[int, int]
NONE: Size = (0, 0)
HIDDEN: Size = (2**16, 2**16)


def dots(data: bytes, media_type: str) -> int:
    """Return width times height, or 0 for a picture of this type that no browser would show."""
    width, height = READERS[media_type](data)
    return width * height


def _png(data: bytes) -> Size:
    return _number(data, 16, 4, "big"), _number(data, 20, 4, "big")


def _jpeg(data: bytes) -> Size:
    at = 2
    for _ in range(MOST_PARTS):
        found = FRAME.search(data, at)
        if found is None:
            return NONE
        at, kind = found.end(), found[1][0]
        if kind in SIZES:
            return _number(data, at + 5, 2, "big"), _number(data, at + 3, 2, "big")
        at += 0 if kind in BARE else max(_number(data, at, 2, "big"), 2)
    return HIDDEN


def _gif(data: bytes) -> Size:
    """Return the size of the screen, or of the first picture on it where that is larger."""
    screen, at, remark = _pair(data, 6), 13 + _table(data, 10), False
    for _ in range(MOST_PARTS):
        part = data[at : at + 1]
        if remark:
            at, remark = at + 1 + int.from_bytes(part), part not in (b"", b"\0")
        elif part == b"!":
            at, remark = at + 2, True
        elif part == b",":
            (left, top), (width, height) = _pair(data, at + 1), _pair(data, at + 5)
            return max(screen[0], left + width), max(screen[1], top + height)
        else:
            return screen
    return HIDDEN


def _webp(data: bytes) -> Size:
    if data[12:16] == b"VP8X":
        return 1 + _number(data, 24, 3, "little"), 1 + _number(data, 27, 3, "little")
    if data[12:16] == b"VP8L":
        packed = _number(data, 21, 4, "little")
        return 1 + packed % 2**14, 1 + (packed >> 14) % 2**14
    width, height = _pair(data, 26)
    return width % 2**14, height % 2**14


def _pair(data: bytes, at: int) -> Size:
    return _number(data, at, 2, "little"), _number(data, at + 2, 2, "little")


def _table(data: bytes, at: int) -> int:
    """Return how many bytes a table of colours has, by the flags that announce it."""
    flags = _number(data, at, 1, "little")
    return 3 * 2 ** (flags % 8 + 1) if flags & 0x80 else 0


def _number(data: bytes, at: int, length: int, order: Literal["big", "little"]) -> int:
    return int.from_bytes(data[at : at + length], order)


READERS: Mapping[str, Callable[[bytes], Size]] = {
    "image/png": _png,
    "image/jpeg": _jpeg,
    "image/gif": _gif,
    "image/webp": _webp,
}
