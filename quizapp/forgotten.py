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
    return read(file.read_text(encoding="utf-8").splitlines()) if file.exists() else []


def read(lines: Iterable[str]) -> list[dict[str, Any]]:
    """Return the receipts in these lines; raise QuizError("receipt-bad") where one is none."""
    return [_record(line) for line in lines if line.strip()]


def _record(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise QuizError("receipt-bad") from error
    if not isinstance(record, dict):
        raise QuizError("receipt-bad")
    return record
