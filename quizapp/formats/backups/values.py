"""Values of a database in JSON: what is written is read back as the same value of the same type, or refused."""

import base64
import json
import math
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

Row = tuple[Any, ...]
"""One value for each column: int, float, bool, str, bytes, an aware datetime, or None."""
LARGEST = 2**63 - 1


def encode(kinds: Sequence[str], row: Sequence[Any]) -> bytes:
    """Return a row as a line of JSON; raise ValueError where a value is not what its column holds."""
    values = [None if value is None else WRITE[kind](value) for kind, value in zip(kinds, row, strict=True)]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode() + b"\n"


def decode(kinds: Sequence[str], line: bytes) -> Row:
    """Return the row in a line; raise ValueError where it is no row of such columns."""
    try:
        values = json.loads(line)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if type(values) is not list:
        raise ValueError("no row")
    return tuple(None if value is None else READ[kind](value) for kind, value in zip(kinds, values, strict=True))


def _exactly(wanted: type) -> Callable[[Any], Any]:
    def _is(value: Any) -> Any:
        # A bool is an int to Python, and neither a number nor a text to a database.
        if type(value) is not wanted:
            raise ValueError(f"{wanted.__name__} expected")
        return value

    return _is


def _integer(value: Any) -> int:
    if type(value) is not int or abs(value) > LARGEST:
        raise ValueError("whole number expected")
    return value


def _number(value: Any) -> float:
    if type(value) is not float or not math.isfinite(value):
        raise ValueError("number expected")
    return value


def _text(value: Any) -> str:
    """No text holds NUL, which one of the databases refuses, nor half a character."""
    if type(value) is not str or "\0" in value:
        raise ValueError("text expected")
    value.encode()
    return value


def _base64(value: Any) -> str:
    return base64.b64encode(_exactly(bytes)(value)).decode()


def _bytes(value: Any) -> bytes:
    return base64.b64decode(_text(value), validate=True)


def _iso(value: Any) -> str:
    if type(value) is not datetime or value.tzinfo is None:
        raise ValueError("moment expected")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(_text(value))
    # By the difference first: near the ends of time, not every moment has a time in UTC.
    if moment.utcoffset() or _iso(moment) != value:
        raise ValueError("moment in UTC expected")
    return moment


WRITE: dict[str, Callable[[Any], Any]] = {
    "integer": _integer,
    "number": _number,
    "boolean": _exactly(bool),
    "text": _text,
    "bytes": _base64,
    "moment": _iso,
}
READ: dict[str, Callable[[Any], Any]] = WRITE | {"bytes": _bytes, "moment": _moment}
