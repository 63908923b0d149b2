"""Bank files named on the command line."""

from dataclasses import replace
from pathlib import Path

import click

from ..core.bank import Bank
from ..formats.banks import WRITTEN_FORMATS, read
from ..formats.banks.report import Report
from ..formats.limits import USUAL
from . import bank_report
from .terminal import say

max_size = click.option(
    "--max-size", type=click.IntRange(1), default=USUAL.size, show_default=True, help="The most bytes a file may have."
)
output = click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write this file, not to the screen."
)
force = click.option("--force", is_flag=True, help="Overwrite the file if it already exists.")


def read_file(file: Path, most: int) -> Report:
    """Read a bank, and of a file that is too large no more than shows it."""
    with file.open("rb") as source:
        data = source.read(most + 1)
    return read(data, file.name, replace(USUAL, size=most))


def write_bank(bank: Bank, form: str, name: str, to: Path | None, *, force: bool) -> int:
    """Write the bank called so, say what the format cannot keep, and return how many questions were left out."""
    written = WRITTEN_FORMATS[form].write(bank)
    if written.left_out < len(bank.questions):
        write_file(written.data, to, force=force)
    say(*bank_report.losses(bank, written, name), err=True)
    return written.left_out


def write_file(data: bytes, output: Path | None, *, force: bool) -> None:
    """Write a file, or the screen where none is named; a file that is there already takes force."""
    if output is None:
        click.echo(data, nl=False)
        return
    try:
        with output.open("wb" if force else "xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise click.FileError(str(output), "it already exists; --force overwrites it") from error
    except OSError as error:
        raise click.FileError(str(output), error.strerror) from error
