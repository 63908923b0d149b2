"""The languages there are, and which of them a reader asks for.

A language is one file of translations, `languages/de.po` say, read when somebody asks for it first. English has none.
"""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask, current_app, request
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from .speech import ENGLISH, Speech, gettext, ngettext, speak, speech

LONGEST = 512
"""Letters of a header that are looked at: a browser asks for a handful of languages."""
HEADERS = 256
"""How many different headers are remembered with the speech they ask for: the browsers of a school send few."""


def register(app: Flask) -> None:
    app.before_request(listen)
    app.teardown_request(be_silent)
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    app.jinja_env.globals["speech"] = speech


def listen() -> None:
    speak(asked_for(request.headers.get("Accept-Language", "")[:LONGEST], current_app.config["LANGUAGES"]))


def be_silent(_error: BaseException | None) -> None:
    speak(ENGLISH)


@lru_cache(HEADERS)
def asked_for(header: str, folder: Path) -> Speech:
    """Return the first of the reader's languages that there is, with dates and numbers as in the country it names."""
    files = translated(folder)
    for locale in wanted(header):
        name = next((name for name in names(locale) if name in files), "")
        if name:
            return Speech(locale, catalogue(files[name]))
        if locale.language == ENGLISH.locale.language:
            return Speech(locale if locale.territory else ENGLISH.locale, ENGLISH.catalogue)
    return ENGLISH


def wanted(header: str) -> Iterator[Locale]:
    """Yield the locales a header names, the most wanted first, as far as anybody has heard of them."""
    for tag, quality in parse_accept_header(header, LanguageAccept):
        for known in (tag, tag.partition("-")[0]) if quality > 0 else ():
            try:
                yield Locale.parse(known, sep="-")
            except (ValueError, UnknownLocaleError):
                continue
            break


def names(locale: Locale) -> Iterator[str]:
    """Yield the names a language goes by, the narrowest first."""
    language, script, territory = locale.language, locale.script, locale.territory
    for parts in ((language, script, territory), (language, script), (language, territory), (language,)):
        yield "_".join(filter(None, parts))


@cache
def translated(folder: Path) -> Mapping[str, Path]:
    return {str(Locale.parse(file.stem)): file for file in folder.glob("*.po")}


@cache
def catalogue(file: Path) -> GNUTranslations:
    """Read a file of translations; what is untranslated, or marked as doubtful, stays English."""
    compiled = BytesIO()
    with file.open("rb") as lines:
        write_mo(compiled, read_po(lines))
    compiled.seek(0)
    return GNUTranslations(compiled)
