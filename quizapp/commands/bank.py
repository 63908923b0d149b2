"""`quizapp bank`: banks of hand-written questions."""

import click

from .bank_anki import bank_anki
from .bank_check import bank_check
from .bank_convert import bank_convert
from .bank_lint import bank_lint
from .bank_schema import bank_schema
from .bank_store import COMMANDS
from .bank_template import bank_template


@click.group("bank")
def bank_group() -> None:
    """Look after banks of hand-written questions."""


for command in (bank_lint, bank_check, bank_convert, bank_anki, bank_template, bank_schema, *COMMANDS):
    bank_group.add_command(command)
