"""Tables as text, one record a line: RFC 4180, with the delimiter found from the first records."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from ...core.packed import packed
from ..decoding import decode, lines
from ..limits import Limits
from ..notes import Unreadable
from .table import Row, Table, require_room

DELIMITERS = "\t;,"
DECLARED = re.compile(r"sep=([\t;,|])$", re.MULTILINE)
"""A first line by which Excel is told the delimiter."""
HEAD = 2**16
RECORDS = 10


def read(data: bytes, limits: Limits, delimiter: str = "") -> Table:
    """Return the table; without a `delimiter` it is found, and one the file itself declares counts before both."""
    decoded = decode(data)
    declared = DECLARED.match(decoded.text)
    delimiter = declared[1] if declared else delimiter or _delimiter(decoded.text)
    rows = packed(islice(_records(decoded.text, delimiter, limits), 1 if declared else 0, None))
    if not rows:
        raise Unreadable("file-empty")
    return Table(
        rows=rows,
        encoding=decoded.encoding,
        delimiter=delimiter if any(len(row.cells) > 1 for row in rows) else "",
        legacy=decoded.legacy,
    )


def _records(text: str, delimiter: str, limits: Limits) -> Iterator[Row]:
    rows, widest, begin = 0, 0, 1
    reader = csv.reader((f"{line}\n" for line in lines(text)), delimiter=delimiter, strict=True)
    try:
        for record in reader:
            if any(map(str.strip, record)):
                rows, widest = rows + 1, max(widest, len(record))
                require_room(limits, rows, widest)
                yield Row(begin, tuple(record))
            begin = reader.line_num + 1
    except csv.Error as error:
        # A cell that never ends: its quotation mark was not closed.
        raise Unreadable("quotes-broken", begin) from error


def _delimiter(text: str) -> str:
    """Return the delimiter that makes most cells of the first record, or else, below a title, of those that follow.

    There, a delimiter before a space is taken for a comma in prose, as in a list of names.
    """
    heads = {each: list(islice(csv.reader(io.StringIO(text[:HEAD]), delimiter=each), RECORDS)) for each in DELIMITERS}
    first = {each: max(map(len, head[:1]), default=0) for each, head in heads.items()}
    if max(first.values()) > 1:
        return max(DELIMITERS, key=lambda each: first[each])
    return max(
        DELIMITERS,
        key=lambda each: max((sum(cell[:1] != " " for cell in record) for record in heads[each]), default=0),
    )
