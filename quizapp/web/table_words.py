"""Sentences for a file that cannot be read as a table: a reason, and what to do about it."""

from collections.abc import Mapping

from ..formats.notes import Note
from .speech import Message
from .speech import gettext as _

SENTENCES: Mapping[str, tuple[Message, Message]] = {
    "binary": ("this is not text", "Save it as a workbook (.xlsx) or as CSV."),
    "cells-many": ("the table has more than %(most)s cells", "Delete what is not needed, or split the file."),
    "columns-many": ("the table has more than %(most)s columns", "Delete the columns that are not needed."),
    "encoding-broken": ("the file says it is %(encoding)s, but is not", "Save it again as UTF-8."),
    "file-big": ("the file is larger than %(most)s MiB", "Delete what is not needed, or split the file."),
    "file-empty": ("there is nothing in it", "Choose the file that holds the table."),
    "format-foreign": (
        "this is %(name)s, which is not read here",
        "Save it as a workbook (.xlsx) without a password, or as CSV.",
    ),
    "not-csv": ("this is a workbook, and platforms read CSV only", "Export it as CSV, and choose that file."),
    "not-utf-8": ("it is not clear which letters are meant: the file is not UTF-8", "Save it again as CSV UTF-8."),
    "quotes-broken": (
        'the quotation marks of the row that begins here do not match: one " is not closed, or text follows it',
        'Close the quotation mark, or write "" where it is meant as text.',
    ),
    "rows-many": ("the table has more than %(most)s rows", "Delete what is not needed, or split the file."),
    "workbook-broken": (
        "the workbook is damaged",
        "Open it in the program it comes from, and save it again as .xlsx or as CSV.",
    ),
    "workbook-large": (
        "unpacked, the workbook is far larger than a table should be",
        "Copy the cells that are needed into a new workbook.",
    ),
}


def reason(note: Note) -> str:
    return _(SENTENCES[note.code][0]) % note.params


def hint(note: Note) -> str:
    return _(SENTENCES[note.code][1])


def said(note: Note) -> str:
    """Return reason and hint as sentences, with the line they are about."""
    text = reason(note)
    where = _("line %(line)s: ") % {"line": note.line} if note.line else ""
    whole = where + text
    return f"{whole[:1].upper()}{whole[1:]}. {hint(note)}"
