"""Shares of the points as spreadsheets have them: `50%`, `50`, `33,33`, or `0.5` where no share exceeds 1."""

import re
from collections.abc import Mapping
from fractions import Fraction

from ...notes import Refused
from ..grades import SHARES
from ..written import FINEST

WRITTEN = re.compile(r"([-+]?[0-9]{1,3}(?:\.([0-9]{1,20}))?) ?(%?)", re.ASCII)
EXACT = Fraction(1, 20_000)
"""How far a share may be from one that can be added up exactly."""
CLOSE = Fraction(1, 200)
"""What is rounded to whole percents or finer still tells which share is meant."""


def read(cells: Mapping[int, str]) -> dict[int, Fraction]:
    """Return the exact shares; raise Refused for the first that is none."""
    found = {place: WRITTEN.fullmatch(_plain(cell)) for place, cell in cells.items()}
    percent = any(match and (match[3] or abs(Fraction(match[1])) > 1) for match in found.values())
    shares: dict[int, Fraction] = {}
    for place, match in found.items():
        share = _exact(match, 100 if percent else 1) if match else None
        if share is None:
            raise Refused("weight-unknown", text=cells[place][:20])
        shares[place] = share
    return shares


def _plain(cell: str) -> str:
    return cell.strip().replace(",", ".").replace("\u2212", "-")


def _exact(match: re.Match[str], whole: int) -> Fraction | None:
    """Return the usual share that is written so when rounded (33 is a third), or another that is exact enough."""
    given = Fraction(match[1]) / whole
    if abs(given) > 1:
        return None
    rounding = Fraction(1, 2 * whole * 10 ** len(match[2] or ""))
    usual = next((share for share in SHARES if abs(abs(given) - share) <= rounding), None)
    if usual is not None and rounding <= CLOSE:
        return usual if given > 0 else -usual
    near = Fraction(round(given * FINEST), FINEST)
    return near if abs(given - near) <= EXACT else None
