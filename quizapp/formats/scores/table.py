"""A table on its way into a file: what its columns hold, and its rows one after the other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "time", "integer", "number", "flag"]
"""Times are text in ISO 8601 with their zone, flags 1 or 0."""
Cell = str | int | float | None
Row = Sequence[Cell]

SEPARATORS: Mapping[str, str] = {"comma": ",", "semicolon": ";", "tab": "\t"}


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    kind: Kind = "text"
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`codebook` says of each column what it means; a workbook has it on a sheet of its own."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Row]
    codebook: "Table | None" = None


@dataclass(frozen=True, slots=True)
class Dialect:
    """How text is written: `bom` is the mark by which Excel knows UTF-8. A workbook has no need of either."""

    separator: str = ","
    bom: bool = False
