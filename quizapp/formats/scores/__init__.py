"""Tables of results as files. To add a format: write its file, list it here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from . import csv_file, jsonl_file, xlsx_file
from .table import SEPARATORS, Cell, Column, Dialect, Row, Table

__all__ = ["SCORE_FORMATS", "SEPARATORS", "Cell", "Column", "Dialect", "Format", "Row", "Table"]


@dataclass(frozen=True, slots=True)
class Format:
    """`write` makes the file piece by piece, so that a large one never is in memory as a whole."""

    media_type: str
    write: Callable[[Table, Dialect], Iterator[bytes]]


SCORE_FORMATS: Mapping[str, Format] = {
    "csv": Format("text/csv; charset=utf-8", csv_file.write),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx_file.write),
    "jsonl": Format("application/jsonl; charset=utf-8", jsonl_file.write),
}
