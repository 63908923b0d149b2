"""How far apart two dates are, said no more exactly than they are known."""

from dataclasses import dataclass
from typing import Literal

from ..core.dates import Date

Unit = Literal["days", "months", "years", "years-at-least", "decade", "decades", "earlier"]

MOST_DAYS = 60
MOST_MONTHS = 23
"""Up to here months are counted, beyond it whole years."""
CALENDAR = {"day", "month", "year"}


@dataclass(frozen=True, slots=True)
class Distance:
    """`number` counts days, months or years; it is 0 where the unit says it all."""

    unit: Unit
    number: int = 0


def distance(earlier: Date, later: Date) -> Distance:
    """Return how long one date came before another; raise ValueError unless it did.

    Years are exact only between dates known to the year or better. Decades stay decades, and between spans of years
    there is only a least distance.
    """
    if not earlier.before(later):
        raise ValueError(f"{earlier.text} does not come before {later.text}")
    precisions: set[str] = {earlier.precision, later.precision}
    if precisions <= CALENDAR:
        return _exact(earlier, later, precisions)
    decades = later.first.year // 10 - earlier.last.year // 10
    if "decade" in precisions:
        return Distance("decades") if decades > 1 else Distance("decade")
    years = later.first.year - earlier.last.year
    return Distance("years-at-least", years) if years else Distance("earlier")


def _exact(earlier: Date, later: Date, precisions: set[str]) -> Distance:
    days = (later.first - earlier.last).days
    if precisions == {"day"} and days <= MOST_DAYS:
        return Distance("days", days)
    years = later.first.year - earlier.first.year
    if "year" in precisions:
        return Distance("years", years)
    months = 12 * years + later.first.month - earlier.first.month
    return Distance("months", months) if months <= MOST_MONTHS else Distance("years", months // 12)
