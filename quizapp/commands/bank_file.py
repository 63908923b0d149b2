"""Bank files named on the command line."""

from dataclasses import replace
from pathlib import Path

import click

from ..formats.banks import read
from ..formats.banks.report import Report
from ..formats.limits import USUAL

max_size = click.option(
    "--max-size", type=click.IntRange(1), default=USUAL.size, show_default=True, help="The most bytes a file may have."
)


def read_file(file: Path, most: int) -> Report:
    """Read a bank, and of a file that is too large no more than shows it."""
    with file.open("rb") as source:
        data = source.read(most + 1)
    return read(data, file.name, replace(USUAL, size=most))
