"""Who stands in the rows of a gradebook: names, and everything that may be a number, a login or an address."""

from collections.abc import Sequence

from ..rosters import names
from ..rosters.headers import HEADERS, found, plain

IDS = {head for field in ("number", "email") for group in HEADERS[field] for head in group}


def ids_in(rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Return the ids of each row below the header, column by column, without the # by which some keep their zeros."""
    heads, *below = rows
    columns = [at for at, head in enumerate(heads) if plain(head) in IDS]
    return [tuple(_cell(row, at).removeprefix("#") for at in columns) for row in below]


def names_in(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the name in each row below the header, first name first."""
    heads, *below = rows
    columns = found(heads, below)
    at = [columns.get(field, len(heads)) for field in ("name", "first", "last")]
    return [names.whole(*(_cell(row, column) for column in at)) for row in below]


def _cell(row: Sequence[str], at: int) -> str:
    return row[at].strip() if at < len(row) else ""
