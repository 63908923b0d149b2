"""What was erased, in a file beside the database: a backup that is restored knows nothing of what was erased since."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from .core.errors import QuizError
from .services import receipts
from .storage.disk import whole

NAME = "receipts.jsonl"


def keep(session: Session, folder: Path) -> None:
    """Add what was erased, or ordered to be, to the receipts in the data folder; what stands there stays."""
    kept = {str(record.get("public_id")): record for record in read_kept(folder)}
    unfinished = {public_id for public_id, record in kept.items() if not record.get("done_at")}
    found = {each.public_id: each.record() for each in reversed(receipts.everything(session))}
    new = {public_id: record for public_id, record in found.items() if public_id not in kept.keys() - unfinished}
    if kept | new != kept:
        with whole(folder / NAME, overwrite=True) as file:
            file.writelines(json.dumps(record).encode() + b"\n" for record in (kept | new).values())


def read_kept(folder: Path) -> list[dict[str, Any]]:
    file = folder / NAME
    if not file.exists():
        return []
    with file.open("rb") as lines:
        return read(lines, str(file))


def read(lines: Iterable[bytes], name: str) -> list[dict[str, Any]]:
    """Return the receipts in the lines of a file of this name.

    Raises QuizError("receipt-bad") where one is none, or they are no text.
    """
    records = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                records.append(json.loads(line))
                receipts.require(records[-1])
            except (ValueError, RecursionError) as error:
                raise QuizError("receipt-bad", file=name, line=number) from error
    return records
