"""All that pages say, found in the source: what a catalogue of a language holds."""

import ast
from collections.abc import Iterator
from functools import cache
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_python

from .. import __version__
from ..paths import PACKAGE, resource

KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "later": None}
PLACES = {PACKAGE / "web": ("**.py", f"{__name__}:python"), resource("templates"): ("**.html", "jinja2")}
"""Folders, what is looked through there, and how."""


def messages(locale: str) -> Catalog:
    """Return the catalogue of this language with nothing translated yet."""
    catalog = Catalog(locale, project="quizapp", version=__version__, charset="utf-8", fuzzy=False)
    for place, text in said():
        catalog.add(text, "", [place])
    return catalog


@cache
def said() -> list[tuple[tuple[str, int], str | tuple[str, ...]]]:
    """Return every message with the file and line it stands in; one with a number is a pair."""
    return [
        ((f"{folder.name}/{name}", line), text)
        for folder, (pattern, method) in PLACES.items()
        for name, line, text, _comments, _context in extract_from_dir(
            folder, [(pattern, method)], keywords=KEYWORDS, options_map={pattern: {"silent": "no"}}
        )
    ]


def python(file: IO[bytes], keywords: Any, comments: Any, options: Any) -> Iterator[Any]:
    """Yield what stands in calls, and what stands in tables."""
    yield from extract_python(file, keywords, comments, options)
    file.seek(0)
    for node in ast.parse(file.read()).body:
        if isinstance(node, ast.AnnAssign) and node.value:
            yield from in_table(node.annotation, node.value)


def in_table(annotation: ast.expr, value: ast.expr) -> Iterator[Any]:
    """Yield the parts of a value that its annotation calls messages."""
    match annotation, value:
        case ast.Name("Message"), ast.Constant(str(text)):
            yield value.lineno, "_", text, []
        case ast.Subscript(ast.Name("Mapping"), ast.Tuple([_, part])), ast.Dict(values=values):
            for each in values:
                yield from in_table(part, each)
        case ast.Subscript(ast.Name("tuple"), ast.Tuple(parts)), ast.Tuple(values) if len(parts) == len(values):
            for part, each in zip(parts, values, strict=True):
                yield from in_table(part, each)
