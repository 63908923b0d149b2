"""What commands print of what others wrote: lines that steer no terminal, and of which none begins another."""

import click

from ..logs import escaped


def say(*lines: str, err: bool = False) -> None:
    click.echo("\n".join(map(escaped, lines)), err=err)
