"""Making a backup, row by row."""

import hashlib
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from ...core.errors import QuizError
from . import MANIFEST, SECRET, part_of
from .manifest import Manifest, Part, Table
from .values import Row, encode


@dataclass(frozen=True, slots=True)
class Head:
    """What a backup says of itself; `secret` is the secret key."""

    app: str
    revision: str
    made_at: datetime
    secret: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: the kinds of its columns by their names, and its rows, which are asked for once."""

    name: str
    columns: Mapping[str, str]
    rows: Iterable[Row]


def write(file: IO[bytes], head: Head, tables: Iterable[Rows]) -> Manifest:
    """Write the backup and return its manifest, which comes last in it: only then is known what it says."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        made = {each.name: _table(archive, each) for each in tables}
        key = _part(archive, SECRET, [head.secret.encode()])[1]
        manifest = Manifest(head.app, head.revision, head.made_at, made, key)
        archive.writestr(_entry(MANIFEST), manifest.as_json())
    return manifest


def _table(archive: zipfile.ZipFile, table: Rows) -> Table:
    kinds = tuple(table.columns.values())

    def lines() -> Iterable[bytes]:
        for row in table.rows:
            try:
                yield encode(kinds, row)
            except ValueError as error:
                raise QuizError("backup-misfit", table=table.name, reason=str(error)) from error

    count, part = _part(archive, part_of(table.name), lines())
    return Table(count, dict(table.columns), part)


def _part(archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes]) -> tuple[int, Part]:
    digest, size, count = hashlib.sha256(), 0, 0
    with archive.open(_entry(name), "w", force_zip64=True) as out:
        for piece in pieces:
            out.write(piece)
            digest.update(piece)
            size, count = size + len(piece), count + 1
    return count, Part(size, digest.hexdigest())


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry
