"""Tables as JSON Lines: an object a row, numbers as numbers, null for what is empty."""

import json
from collections.abc import Iterator
from itertools import islice

from .table import Dialect, Table

AT_ONCE = 500


def write(table: Table, dialect: Dialect) -> Iterator[bytes]:
    del dialect  # JSON is UTF-8 without a mark
    names = [column.name for column in table.columns]
    lines = (f"{json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False)}\n" for row in table.rows)
    while some := list(islice(lines, AT_ONCE)):
        yield "".join(some).encode()
