"""`quizapp bank`: banks of hand-written questions."""

import click

from .bank_check import bank_check
from .bank_convert import bank_convert
from .bank_lint import bank_lint
from .bank_template import bank_template


@click.group("bank")
def bank_group() -> None:
    """Look after banks of hand-written questions."""


bank_group.add_command(bank_lint)
bank_group.add_command(bank_check)
bank_group.add_command(bank_convert)
bank_group.add_command(bank_template)
