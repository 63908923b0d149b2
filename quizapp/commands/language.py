"""`quizapp language`: the file in which a language is translated."""

from io import BytesIO
from pathlib import Path

import click
from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from ..paths import resource


class Tag(click.ParamType):
    """A language as `de` or `pt-BR`, by the name its file goes by."""

    name = "language"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return str(Locale.parse(value.replace("-", "_")))
        except (ValueError, UnknownLocaleError):
            self.fail(f"{value} is not known as a language. Name it as in de, pt-BR or zh-Hant.", param, ctx)


@click.command("language")
@click.argument("tag", type=Tag())
def language(tag: str) -> None:
    """Make the file of translations of a language (TAG, as de or pt-BR), or bring it up to date and check it."""
    from .messages import messages

    file = resource("languages") / f"{tag}.po"
    catalog = messages(tag)
    if file.is_file():
        catalog = merged(file, catalog)
    written = BytesIO()
    write_po(written, catalog, omit_header=False, sort_output=True, include_lineno=False, ignore_obsolete=True)
    file.write_bytes(written.getvalue())
    ...


def merged(file: Path, newest: Catalog) -> Catalog:
    with file.open("rb") as lines:
        known = read_po(lines)
    known.update(newest)
    return known
