"""Sentences for what is wrong, or doubtful, in a list of students."""

from collections.abc import Mapping, Sequence

from ..formats.notes import Note
from ..formats.rosters import Listed
from ..formats.tables import Table
from ..services.matching import Place
from ..services.roster import Match
from .speech import Message
from .speech import gettext as _

SENTENCES: Mapping[str, Message] = {
    "cell-long": "longer than %(most)s characters",
    "character-unfit": "holds characters that cannot be seen and should not be there",
    "columns-unknown": "It is not clear which column holds the names. Begin with a line that names the columns, such "
    "as First name and Last name.",
    "letters-guessed": "not in UTF-8 (lines like this: %(count)s): check that accents and umlauts are right",
    "name-missing": "a student without a name",
    "name-twice": "this name is on line %(first)s, too, and no number tells the two apart: each gets a place",
    "number-twice": "this number is already on line %(first)s",
    "roster-empty": "There is no student in it",
    "row-skipped": "names no student",
}

FIELDS: Mapping[str, Message] = {
    "name": "Name",
    "first": "First name",
    "last": "Last name",
    "number": "Number",
    "email": "Email",
    "section": "Section",
}


def sentence(note: Note) -> str:
    return _(SENTENCES[note.code]) % note.params


def place(note: Note) -> str:
    return _("cell %(cell)s") % {"cell": note.cell} if note.cell else _("line %(line)s") % {"line": note.line}


DELIMITERS: Mapping[str, Message] = {
    ",": "columns separated by commas",
    ";": "columns separated by semicolons",
    "\t": "columns separated by tabs",
    "|": "columns separated by |",
    "": "one column",
}


def source(table: Table) -> str:
    """Return how the table was read."""
    if table.sheet is not None:
        return _("Workbook, sheet “%(sheet)s”") % {"sheet": table.sheet}
    return _("Text (%(encoding)s), %(columns)s") % {
        "encoding": table.encoding.upper(),
        "columns": _(DELIMITERS[table.delimiter]),
    }


def columns(rows: Sequence[Listed | Place]) -> list[str]:
    """Return the name, and the other fields that any of the students has."""
    return ["name", *(each for each in ("number", "email", "section") if any(getattr(row, each) for row in rows))]


def changes(match: Match) -> list[str]:
    """Return what will change at a place, one short sentence each."""
    others = {"listed": _("is on the list now"), "back": _("comes back")}
    return [
        others.get(what)
        or _("%(field)s: %(before)s → %(after)s")
        % {
            "field": _(FIELDS[what]),
            "before": getattr(match.place, what) or _("none"),
            "after": getattr(match.student, what),
        }
        for what in match.what
    ]
