"""`quizapp bank check`: what a bank file holds."""

import json
import sys
from pathlib import Path

import click

from . import bank_report
from .bank_file import max_size, read_file
from .terminal import say


@click.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@max_size
def bank_check(file: Path, as_json: bool, max_size: int) -> None:
    """Say what the bank in FILE holds, in whichever format; exit 1 if anything was refused."""
    report = read_file(file, max_size)
    if as_json:
        click.echo(json.dumps(bank_report.as_json(report), ensure_ascii=False, indent=1))
    else:
        say(*bank_report.lines(report, str(file)))
    sys.exit(not report.whole)
