"""`quizapp export`: results as tables in files."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from ..core.counted import counted
from ..formats.scores import SCORE_FORMATS, SEPARATORS, Dialect
from ..services.exports import SHAPES, Wanted
from ..services.exports.chosen import called
from ..services.submission import finish_overdue
from ..storage import db, writing
from ..web import export_words
from ..web.exporting import table

KINDS_OF_ROWS = "\b\n" + "\n".join(f"{shape:8}  {rows}" for shape, (_name, rows) in export_words.SHAPES.items())
"""What each shape has a row for, unwrapped."""


@click.command("export", epilog=KINDS_OF_ROWS)
@click.argument("shape", type=click.Choice(list(SHAPES)))
@click.option("--quiz", "ref", default="", help="The address of one quiz, or its name; all quizzes otherwise.")
@click.option("--format", "form", type=click.Choice(list(SCORE_FORMATS)), default="csv", show_default=True)
@click.option("--separator", type=click.Choice(list(SEPARATORS)), default="comma", show_default=True)
@click.option("--bom", is_flag=True, help="Begin with the mark by which Excel knows UTF-8.")
@click.option("--pseudonyms", is_flag=True, help="Leave names and numbers out.")
@click.option("--codebook", is_flag=True, help="Say what each column means, instead of the rows.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="A file; the screen otherwise.")
@with_appcontext
def export(shape: str, ref: str, form: str, output: Path | None, **how: str | bool) -> None:
    """Write results as a table of one of these shapes."""
    session = db.session()
    with writing(session):
        finish_overdue(session, datetime.now(UTC))
    named, secret = not how["pseudonyms"], current_app.config["SECRET_KEY"].encode()
    wanted = Wanted(called(session, ref), secret, named=named)
    whole = table(session, shape, wanted)
    if output and not how["codebook"]:
        click.echo(f"{counted(SHAPES[shape].size(session, wanted), 'row')} to write", err=True)
    dialect = Dialect(SEPARATORS[str(how["separator"])], bool(how["bom"]))
    pieces = SCORE_FORMATS[form].write((whole.codebook or whole) if how["codebook"] else whole, dialect)
    with output.open("wb") if output else click.open_file("-", "wb") as out:
        for piece in pieces:
            out.write(piece)
    sys.stdout.flush()
