"""How much a file may ask of us, counted while it is read, whatever it says of itself."""

from dataclasses import dataclass

MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """`size` and `unpacked` are bytes, `ratio` unpacked bytes per packed one, `cells` the area of a sheet.

    `nodes` are all values or elements of a file, `held` those that are kept at once, as the parts of one question are;
    `items` are its questions, and whatever else is told of one by one.
    """

    size: int = 20 * MEBIBYTE
    entries: int = 20_000
    unpacked: int = 200 * MEBIBYTE
    ratio: int = 100
    nodes: int = 5_000_000
    held: int = 300_000
    items: int = 200_000
    depth: int = 100
    rows: int = 200_000
    columns: int = 200
    cells: int = 5_000_000


USUAL = Limits()
