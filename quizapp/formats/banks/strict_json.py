"""JSON that others wrote, as strictly as our own: no name twice in an object, no NaN, nothing nested without end."""

import json
import re
from collections import Counter
from typing import Any

from ..decoding import decode
from ..limits import Limits
from .report import Unreadable

BROKEN = re.compile("[\0\ud800-\udfff]")
"""What an escape can put into a text, and neither a file nor a database can hold."""


def parsed(data: bytes, limits: Limits) -> Any:
    """Return the value; raise Unreadable where there is none, or where it asks too much."""
    decoded = decode(data)
    if decoded.legacy:
        raise Unreadable("not-utf-8", decoded.legacy[0])
    refuse_large(decoded.text, limits)
    try:
        value = json.loads(decoded.text, object_pairs_hook=_named_once, parse_constant=_no_number)
    except RecursionError as error:
        raise Unreadable("json-deep") from error
    except ValueError as error:
        raise Unreadable("json-broken", getattr(error, "lineno", 0), text=str(error)) from error
    _check(value, limits)
    return value


def refuse_large(text: str, limits: Limits) -> None:
    """Refuse JSON of more values than may be, before any of them is made: each stands after one of these signs."""
    if sum(map(text.count, "[{,:")) > limits.nodes:
        raise Unreadable("json-large", most=limits.nodes)


def _named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        name, _ = Counter(name for name, _ in pairs).most_common(1)[0]
        raise Unreadable("json-twice", text=name[:40])
    return found


def _no_number(name: str) -> None:
    raise ValueError(name)


def _check(value: Any, limits: Limits) -> None:
    nodes, waiting = 0, [(value, 1)]
    while waiting:
        node, depth = waiting.pop()
        nodes += 1
        if depth > limits.depth or nodes > limits.nodes:
            raise Unreadable("json-deep")
        if isinstance(node, str):
            if broken := BROKEN.search(node):
                raise Unreadable("character-unfit", text=ascii(broken[0]))
        elif isinstance(node, dict):
            waiting += [(each, depth + 1) for pair in node.items() for each in pair]
        elif isinstance(node, list):
            waiting += [(each, depth + 1) for each in node]
