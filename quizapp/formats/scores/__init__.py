"""Score exports. To add a format: write its file, list it here."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TextIO

from .csv_file import write_csv
from .json_file import write_json

Writer = Callable[[Sequence[str], Iterable[Sequence[Any]], TextIO], None]
"""Takes the column names and the rows: text, integers, floats or None."""

SCORE_FORMATS: dict[str, Writer] = {
    "csv": write_csv,
    "json": write_json,
}
