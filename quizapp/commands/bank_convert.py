"""`quizapp bank convert`: a bank in another format, and what it loses on the way."""

import sys
from pathlib import Path

import click

from ..formats.banks import WRITTEN_FORMATS
from . import bank_report
from .bank_file import force, max_size, output, read_file, write_bank
from .terminal import say


@click.command("convert")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--to", "form", type=click.Choice(list(WRITTEN_FORMATS)), required=True, help="The format to write.")
@output
@force
@max_size
def bank_convert(file: Path, form: str, output: Path | None, force: bool, max_size: int) -> None:
    """Write the bank in FILE in another format, and name what that loses; exit 1 if a question was left out."""
    report = read_file(file, max_size)
    say(*bank_report.lines(report, str(file)), err=True)
    if report.bank is None or not report.bank.questions:
        sys.exit(1)
    left_out = write_bank(report.bank, form, str(file), output, force=force)
    sys.exit(bool(report.refused or left_out))
