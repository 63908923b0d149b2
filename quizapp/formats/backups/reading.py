"""Reading a backup, whoever made it: within limits, nothing by its name, and each part held against the manifest."""

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ...core.errors import QuizError
from ..limits import MEBIBYTE
from . import MANIFEST, SECRET, part_of
from .manifest import Manifest, read
from .values import Row, decode

LONGEST = 64 * MEBIBYTE
"""Bytes a line may have: the largest value is a picture."""
RATIO, SMALL = 200, 64 * MEBIBYTE
"""An archive may unpack to so many times its size, and a small one to so many bytes anyway, unless more is allowed."""
MOST_ENTRIES, MOST_MANIFEST = 1000, MEBIBYTE
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
END, END_64, LOCATOR = b"PK\5\6", b"PK\6\6", b"PK\6\7"
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Backup:
    archive: zipfile.ZipFile
    manifest: Manifest

    def verify(self) -> None:
        """Read all of it once; raise QuizError("backup-broken") with the first part that is not as it was written."""
        for name in self.manifest.parts:
            for _line in self._lines(name):
                pass

    def rows(self, table: str) -> Iterator[tuple[int, Row]]:
        """Yield the rows of a table, each with the bytes it took."""
        found, part = self.manifest.tables[table], part_of(table)
        kinds, count = tuple(found.columns.values()), 0
        for line in self._lines(part):
            count += 1
            try:
                yield len(line), decode(kinds, line)
            except ValueError as error:
                raise QuizError("backup-broken", part=f"{part}:{count}") from error
        if count != found.rows:
            raise QuizError("backup-broken", part=part)

    def secret_key(self) -> str:
        try:
            return b"".join(self._lines(SECRET)).decode()
        except ValueError as error:
            raise QuizError("backup-broken", part=SECRET) from error

    def _lines(self, name: str) -> Iterator[bytes]:
        """Yield the lines of a part; raise in the end at the latest if they are not those of the manifest."""
        wanted, digest, size = self.manifest.parts[name], hashlib.sha256(), 0
        try:
            with self.archive.open(name) as part:
                while line := part.readline(LONGEST + 1):
                    size += len(line)
                    digest.update(line)
                    if size > wanted.size or len(line) > LONGEST:
                        break
                    yield line
        except BROKEN as error:
            raise QuizError("backup-broken", part=name) from error
        if size != wanted.size or digest.hexdigest() != wanted.sha256:
            raise QuizError("backup-broken", part=name)


@contextmanager
def opened(file: Path, most: int | None = None) -> Iterator[Backup]:
    """Open the backup in a file that may unpack to `most` bytes, where that is said."""
    try:
        source = file.open("rb")
    except OSError as error:
        raise QuizError("backup-unreadable", file=str(file), reason=error.strerror) from error
    with source:
        try:
            packed = source.seek(0, 2)
            _require_short_directory(source, packed)
            archive = zipfile.ZipFile(source)
        except BROKEN as error:
            raise QuizError("backup-strange") from error
        with archive:
            yield Backup(archive, _manifest(archive, packed, most))


def _require_short_directory(source: IO[bytes], packed: int) -> None:
    """Raise where the list of entries is longer than any of ours: the library would read all of it at once.

    Our archives end in their end record, without a comment, behind the larger one of archives over 4 GiB.
    """
    source.seek(max(0, packed - 98))
    tail = source.read().rjust(98, b"\0")
    entries, size = struct.unpack("<HL", tail[86:92])
    if tail[76:80] != END or tail[96:] != b"\0\0":
        raise zipfile.BadZipFile
    if tail[56:60] == LOCATOR:
        if tail[:4] != END_64:
            raise zipfile.BadZipFile
        entries, size = struct.unpack("<QQ", tail[32:48])
    if entries > MOST_ENTRIES or size > MOST_ENTRIES * 200:
        raise zipfile.BadZipFile


def _manifest(archive: zipfile.ZipFile, packed: int, most: int | None) -> Manifest:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    sizes = {entry.filename: entry.file_size for entry in entries}
    if MANIFEST not in sizes:
        raise QuizError("backup-strange")
    if any(entry.compress_type not in METHODS or entry.flag_bits & 1 for entry in entries):
        raise QuizError("backup-broken", part=MANIFEST)
    if sizes[MANIFEST] > MOST_MANIFEST:
        raise QuizError("backup-broken", part=MANIFEST)
    try:
        with archive.open(MANIFEST) as part:
            data = part.read(MOST_MANIFEST + 1)
    except BROKEN as error:
        raise QuizError("backup-broken", part=MANIFEST) from error
    manifest = read(data)
    if len(entries) != len(sizes) or {*sizes} != {*manifest.parts, MANIFEST}:
        raise QuizError("backup-broken", part=MANIFEST)
    allowed = max(packed * RATIO, SMALL) if most is None else most
    if unpacked > allowed or sum(part.size for part in manifest.parts.values()) > allowed:
        raise QuizError("backup-large", unpacked=unpacked, most=allowed)
    return manifest
