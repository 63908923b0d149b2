"""Where in a table the questions begin, and in which column each part of them stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...tables import Row
from ..gift_signs import COMMENT
from . import headers

HEAD = 30
"""The headers stand in one of so many first rows: titles and instructions may come before them."""
FEWEST = 3
"""Fewer known headers in a row may be chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """`columns` says where each field stands; `parts` where `option`, `feedback` and `weight` of each option do.

    `type` is that of all questions, where the headers name one; `unread` are other headers, each with its column.
    """

    row: Row
    columns: Mapping[str, int]
    parts: Mapping[tuple[str, int], int]
    type: str
    unread: tuple[tuple[int, str], ...]

    @property
    def known(self) -> int:
        return len(self.columns) + len(self.parts)

    @property
    def with_options(self) -> bool:
        return "choices" in self.columns or ("option", 0) in self.parts

    @property
    def own(self) -> bool:
        """Whether this is our own template, in which an apostrophe says that what follows is text."""
        return "letters" in self.columns

    @property
    def by_place(self) -> bool:
        """Whether keys are letters or numbers wherever they can be: so says our template, and so do those of games."""
        return self.own or "time" in self.columns


def find(rows: Iterable[Row]) -> Layout | None:
    """Return the layout by the first row of headers among those at the beginning of a table."""
    for number, row in enumerate(rows):
        if number == HEAD:
            break
        if row.cells[0].lstrip().startswith(COMMENT):
            continue
        layout = _layout(row)
        if layout.known >= FEWEST and "stem" in layout.columns and _can_be_answered(layout):
            return layout
    return None


def _can_be_answered(layout: Layout) -> bool:
    return bool(layout.columns.keys() & {"choices", "key", "letters"}) or ("option", 1) in layout.parts


def _layout(row: Row) -> Layout:
    plain = [headers.plain(cell) for cell in row.cells]
    columns = {field: plain.index(name) for field, names in headers.HEADERS.items() if (name := _first(names, plain))}
    type_ = ""
    for column, header in enumerate(plain):
        if header in headers.NAMES:
            columns["title"], type_ = column, headers.NAMES[header]
    parts: dict[tuple[str, int], int] = {}
    taken = set(columns.values())
    for column, header in enumerate(plain):
        found = headers.numbered(header) if column not in taken else None
        if found and found not in parts:
            parts[found] = column
            taken.add(column)
    if "time" in columns:
        taken.remove(columns["time"])
    unread = tuple((column, cell) for column, cell in enumerate(row.cells) if cell.strip() and column not in taken)
    return Layout(row=row, columns=columns, parts=parts, type=type_, unread=unread)


def _first(names: Sequence[str], plain: Sequence[str]) -> str:
    return next((name for name in names if name in plain), "")
