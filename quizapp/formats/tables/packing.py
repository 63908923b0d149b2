"""The archive a workbook is, unpacked within limits and packed again.

So the library that reads it meets exactly the parts that were counted, whatever the archive says of itself to others.
"""

import io
import zipfile
from typing import IO

from ..limits import Limits
from ..notes import Unreadable
from ..package import BROKEN, CHUNK, METHODS, SMALL
from .part import Part

STRINGS = "xl/sharedstrings.xml"


def repacked(data: bytes, limits: Limits) -> bytes:
    """Return the parts of a workbook that hold its cells, as an archive; raise Unreadable where they are too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _repacked(archive, len(data), limits)
    except BROKEN as error:
        raise Unreadable("workbook-broken") from error


def _repacked(archive: zipfile.ZipFile, size: int, limits: Limits) -> bytes:
    entries = {entry.filename.casefold(): entry for entry in archive.infolist()}
    most = min(limits.unpacked, max(size * limits.ratio, SMALL))
    if len(archive.infolist()) > limits.entries or sum(entry.file_size for entry in archive.infolist()) > most:
        raise Unreadable("workbook-large")
    if len(entries) < len(archive.infolist()):
        raise Unreadable("workbook-broken")
    packed, strings = io.BytesIO(), Part(limits, ())
    with zipfile.ZipFile(packed, "w") as copy:
        # The strings first: the sheets name them.
        for name in sorted(filter(_holds_cells, entries), key=lambda name: name != STRINGS):
            if entries[name].compress_type not in METHODS:
                raise Unreadable("workbook-broken")
            part = strings if name == STRINGS else Part(limits, strings.lengths)
            with archive.open(entries[name]) as source, copy.open(entries[name].filename, "w") as target:
                most -= _copy(source, part, target, most)
    return packed.getvalue()


def _copy(source: IO[bytes], part: Part, target: IO[bytes], most: int) -> int:
    """Copy what is kept of a part; return how many bytes it has unpacked."""
    unpacked = 0
    while chunk := source.read(CHUNK):
        unpacked += len(chunk)
        if unpacked > most:
            raise Unreadable("workbook-large")
        target.write(part.through(chunk))
    target.write(part.through(b"", last=True))
    return unpacked


def _holds_cells(name: str) -> bool:
    return name.startswith(("_rels/", "xl/")) and name.endswith((".xml", ".rels"))
