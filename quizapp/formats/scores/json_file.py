import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO


def write_json(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO) -> None:
    """Write a JSON array of objects, one row a line."""
    mark = "["
    for row in rows:
        out.write(f"{mark}\n{json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False)}")
        mark = ","
    out.write("[]\n" if mark == "[" else "\n]\n")
