"""`quizapp bank schema`: our own format, for editors."""

import json

import click

from ..formats.banks.schema import schema


@click.command("schema")
def bank_schema() -> None:
    """Print a JSON Schema of banks in our own format, with which an editor completes and checks them."""
    click.echo(json.dumps(schema(), indent=1))
