"""`quizapp language`: the file in which a language is translated."""

import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import click
from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from ..paths import resource


def named(_context: click.Context, _argument: click.Parameter, tag: str) -> str:
    """Return the name that the file of a language goes by: `pt_BR` of `pt-BR`."""
    try:
        return str(Locale.parse(tag.replace("-", "_")))
    except (ValueError, UnknownLocaleError) as error:
        raise click.BadParameter(f"{tag} is no language we know. Write it as de, pt-BR or zh-Hant.") from error


@click.command("language")
@click.argument("tag", callback=named)
def language(tag: str) -> None:
    """Make the file in which the language TAG is translated, or bring it up to date and check it."""
    from .messages import messages

    file = resource("languages") / f"{tag}.po"
    catalog = brought_up_to_date(file, messages(tag)) if file.is_file() else messages(tag)
    done = [each for each in catalog if each.id and all(in_full(each.string)) and not each.fuzzy]
    wrong = [f"{in_full(each.id)[0]}: {error}" for each in done for error in each.check(catalog)]
    written = BytesIO()
    write_po(written, catalog, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    file.write_bytes(written.getvalue())
    click.echo(f"{file}: {len(done)} of {len(catalog)} messages are translated.")
    if wrong:
        sys.exit("\n".join(wrong))


def in_full(text: str | Sequence[str] | None) -> Sequence[str]:
    """Return all forms of a message or a translation: several, where it holds a number."""
    return [text or ""] if isinstance(text, str | None) else text


def brought_up_to_date(file: Path, newest: Catalog) -> Catalog:
    """Return what is translated, with what pages say now; where that was reworded, the translation is in doubt."""
    with file.open("rb") as lines:
        known = read_po(lines, locale=newest.locale)
    known.update(newest)
    return known
