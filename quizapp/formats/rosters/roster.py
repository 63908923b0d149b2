"""Who belongs to a class, as a file says."""

from dataclasses import dataclass

from ..notes import Note
from ..tables import Table


@dataclass(frozen=True, slots=True)
class Listed:
    """A student on the list. `number` is the school's own; what the file does not say is empty."""

    name: str
    number: str = ""
    email: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """`columns` holds the header each field was found under, and `ignored` those of the other columns.

    `skipped` are rows that name nobody. With anything `refused`, the list is not to be used.
    """

    table: Table
    listed: tuple[Listed, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    ignored: tuple[str, ...] = ()
    skipped: tuple[Note, ...] = ()
    refused: tuple[Note, ...] = ()
    warnings: tuple[Note, ...] = ()
