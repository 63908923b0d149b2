"""`quizapp bank anki`: the questions of a bank as flash cards."""

import sys
from pathlib import Path

import click

from ..formats.anki import note, questions
from . import bank_report
from .bank_file import force, max_size, output, read_file, write_file
from .terminal import say


@click.command("anki")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@output
@force
@max_size
def bank_anki(file: Path, output: Path | None, force: bool, max_size: int) -> None:
    """Write the questions in FILE as flash cards for Anki; exit 1 if a question was refused."""
    report = read_file(file, max_size)
    say(*bank_report.lines(report, str(file)), err=True)
    if report.bank is None or not report.bank.questions:
        sys.exit(1)
    cards = (questions.note(question, "picture") for question in report.bank.questions)
    write_file(note.file(cards, report.bank.title), output, force=force)
    sys.exit(bool(report.refused))
