"""What is kept about a student, as a file."""

import json
from collections.abc import Iterator
from typing import Any

from flask import Response
from flask import stream_with_context as streamed


def as_file(head: dict[str, Any], attempts: Iterator[dict[str, Any]], name: str) -> Response:
    response = Response(streamed(_written(head, attempts)), mimetype="application/json")
    response.headers.set("Content-Disposition", "attachment", filename=name)
    response.headers["Cache-Control"] = "no-store"
    return response


def _written(head: dict[str, Any], attempts: Iterator[dict[str, Any]]) -> Iterator[str]:
    """Yield JSON bit by bit: an attempt at a time, however many there are."""
    yield json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}") + ',\n "attempts": ['
    for number, attempt in enumerate(attempts):
        yield (",\n" if number else "\n") + json.dumps(attempt, ensure_ascii=False, indent=1)
    yield "\n]}\n"
