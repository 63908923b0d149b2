"""`quizapp bank template`: a spreadsheet to fill in."""

from pathlib import Path

import click

from ..formats.banks.sheets.template import WRITERS, template
from .bank_file import write_file


@click.command("template")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
@click.option("--to", "form", type=click.Choice(list(WRITERS)), default="xlsx", show_default=True, help="The format.")
@click.option("--force", is_flag=True, help="Overwrite the file if it already exists.")
def bank_template(file: Path | None, form: str, force: bool) -> None:
    """Write a spreadsheet with an example of each kind of question to FILE, or to the screen."""
    write_file(template(form), file, force=force)
