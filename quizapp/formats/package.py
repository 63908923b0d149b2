"""An archive of files that stands for one: opened within limits, its files read by name, none put on a disk."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from urllib.parse import unquote

from .limits import MEBIBYTE, Limits
from .notes import Unreadable

CHUNK = 2**16
SMALL = MEBIBYTE
"""No ratio is held against an archive that is unpacked to no more than this."""
KEPT = 2**24
"""Bytes of files that others refer to, which may be many, before they are read once more."""
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)
"""What the library raises for an archive that is not one, is encrypted, or contradicts itself."""
MADE = (1980, 1, 1, 0, 0, 0)
"""The earliest time an archive can name: the same files are the same bytes on any day."""


class Package:
    """`names` are those of its files, in its order; what is read of them all together stays within the limits."""

    def __init__(self, archive: zipfile.ZipFile, size: int, limits: Limits) -> None:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        self.most = min(limits.unpacked, max(size * limits.ratio, SMALL))
        if len(archive.infolist()) > limits.entries or sum(entry.file_size for entry in entries) > self.most:
            raise Unreadable("package-large")
        self.entries = {entry.filename: entry for entry in entries}
        if len({name.casefold() for name in self.entries}) < len(entries):
            raise Unreadable("package-broken")
        self.archive = archive
        self.shared: dict[str, bytes] = {}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.entries)

    def data(self, name: str) -> bytes:
        """Return what is in a file; raise KeyError where there is none of this name, Unreadable where it is broken."""
        entry = self.entries[name]
        if entry.compress_type not in METHODS:
            raise Unreadable("package-broken")
        pieces = []
        try:
            with self.archive.open(entry) as source:
                while chunk := source.read(CHUNK):
                    self.spend(len(chunk))
                    pieces.append(chunk)
        except BROKEN as error:
            raise Unreadable("package-broken") from error
        return b"".join(pieces)

    def spend(self, size: int) -> None:
        """Count bytes or characters against what the package may become, however often they are used."""
        self.most -= size
        if self.most < 0:
            raise Unreadable("package-large")

    def shown(self, name: str) -> bytes:
        """Return what is in a file that others show, as often as they do: nothing where it is unknown or broken."""
        if name in self.entries and name not in self.shared:
            if sum(map(len, self.shared.values())) > KEPT:
                self.shared.clear()
            try:
                self.shared[name] = self.data(name)
            except Unreadable as error:
                if error.note.code == "package-large":
                    raise
                self.shared[name] = b""
        return self.shared.get(name, b"")

    def beside(self, name: str) -> Callable[[str], bytes]:
        """Return what tells the bytes of a file by the address that the file `name` has for it: nothing, if unknown."""

        def data(address: str) -> bytes:
            path = unquote(address.partition("?")[0].partition("#")[0])
            wanted = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)).lstrip("/")
            return self.shown(wanted)

        return data


@contextmanager
def opened(data: bytes, limits: Limits) -> Iterator[Package]:
    """Open an archive; raise Unreadable where it is none, is broken, or would be too much."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise Unreadable("package-broken") from error
    with archive:
        yield Package(archive, len(data), limits)


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return an archive of these files, each by its name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, MADE), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
