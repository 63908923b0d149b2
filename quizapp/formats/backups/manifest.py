"""What a backup says it holds."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from ...core.errors import QuizError
from . import FORMAT, MANIFEST, SECRET, VERSION, part_of
from .values import READ

NAME = re.compile(r"[a-z][a-z_]{0,62}", re.ASCII)
WORD = re.compile(r"[\w.+-]{1,40}", re.ASCII)
DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Part:
    """`size` is in bytes, unpacked."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` are their kinds by their names, in the order of the values of a row."""

    rows: int
    columns: Mapping[str, str]
    part: Part


@dataclass(frozen=True, slots=True)
class Manifest:
    """`app` is the version of quizapp that made it, `revision` the one of the database it was made of."""

    app: str
    revision: str
    made_at: datetime
    tables: Mapping[str, Table]
    secret_key: Part

    @property
    def parts(self) -> dict[str, Part]:
        return {part_of(name): table.part for name, table in self.tables.items()} | {SECRET: self.secret_key}

    def as_json(self) -> bytes:
        record = {"format": FORMAT, "version": VERSION} | asdict(self) | {"made_at": self.made_at.isoformat()}
        return json.dumps(record, indent=1).encode()


def read(data: bytes) -> Manifest:
    """Return the manifest, believed as far as it makes sense; the parts are held against it one by one."""
    try:
        record = json.loads(data)
        if record["format"] != FORMAT:
            raise QuizError("backup-strange")
        if _count(record["version"]) > VERSION:
            raise QuizError("backup-newer", app=_like(WORD, record["app"]), revision=_like(WORD, record["revision"]))
        made_at = datetime.fromisoformat(record["made_at"]).astimezone(UTC)
        return Manifest(
            app=_like(WORD, record["app"]),
            revision=_like(WORD, record["revision"]),
            made_at=made_at,
            tables={_like(NAME, name): _table(table) for name, table in record["tables"].items()},
            secret_key=_part(record["secret_key"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError, RecursionError) as error:
        raise QuizError("backup-broken", part=MANIFEST) from error


def _table(record: Any) -> Table:
    columns = {_like(NAME, name): kind for name, kind in record["columns"].items()}
    if not READ.keys() >= {*columns.values()}:
        raise ValueError("unknown kind of column")
    return Table(_count(record["rows"]), columns, _part(record["part"]))


def _part(record: Any) -> Part:
    return Part(_count(record["size"]), _like(DIGEST, record["sha256"]))


def _count(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("count expected")
    return value


def _like(pattern: re.Pattern[str], value: Any) -> str:
    """Return a word that can be shown and looked up as it is."""
    if not pattern.fullmatch(value):
        raise ValueError("word expected")
    return str(value)
