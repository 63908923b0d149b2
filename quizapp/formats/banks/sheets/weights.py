"""Shares of the points as spreadsheets have them: `50%`, `50`, `33,33`, or `0.5` where no share exceeds 1."""

import re
from collections.abc import Mapping
from fractions import Fraction

from ..drafts import Refused
from ..grades import SHARES
from ..written import FINEST

WRITTEN = re.compile(r"([-+]?[0-9]{1,3}(?:\.[0-9]{1,20})?) ?(%?)", re.ASCII)
EXACT = Fraction(1, 20_000)
ROUNDED = Fraction(1, 200)
"""Of shares written as whole percentages, such as 33."""


def read(cells: Mapping[int, str]) -> dict[int, Fraction]:
    """Return the exact shares; raise Refused for the first that is none."""
    found = {place: WRITTEN.fullmatch(_plain(cell)) for place, cell in cells.items()}
    given = {place: Fraction(match[1]) for place, match in found.items() if match}
    percent = any(match and match[2] for match in found.values()) or any(abs(share) > 1 for share in given.values())
    exact = {place: _exact(share / (100 if percent else 1)) for place, share in given.items()}
    for place, cell in cells.items():
        if exact.get(place) is None:
            raise Refused("weight-unknown", text=cell[:20])
    return {place: share for place, share in exact.items() if share is not None}


def _plain(cell: str) -> str:
    return cell.strip().replace(",", ".").replace("\u2212", "-")


def _exact(given: Fraction) -> Fraction | None:
    near = Fraction(round(given * FINEST), FINEST)
    if abs(given) > 1:
        return None
    if abs(given - near) <= EXACT:
        return near
    whole = (given * 100).denominator == 1
    share = next((share for share in SHARES if whole and abs(abs(given) - share) <= ROUNDED), None)
    return share if share is None or given > 0 else -share
