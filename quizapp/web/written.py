"""Dates and numbers as the reader writes them."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from babel.dates import format_skeleton, format_time, get_datetime_format
from babel.numbers import format_percent, get_decimal_symbol

from .speech import speech

DAYS: Mapping[str, str] = {"day": "yMMMMd", "short": "MMMd"}
"""What each form of a moment says of the day, in the letters of CLDR."""


def day(at: datetime) -> str:
    """Return the day of a moment in UTC, as `3 March 2027`."""
    return format_skeleton(DAYS["day"], at, locale=speech().locale)


def moment(at: datetime, form: str) -> str:
    """Return a moment as a clock shows it that tells this time: as `3 March 2027, 14:02` say."""
    locale = speech().locale
    if form not in DAYS:
        return format_time(at, "medium", locale=locale)
    whole = str(get_datetime_format("medium", locale=locale))
    return whole.format(format_time(at, "short", locale=locale), format_skeleton(DAYS[form], at, locale=locale))


def number(text: str) -> str:
    """Return a number, given with a point where it has one, in the same digits."""
    return text.replace(".", get_decimal_symbol(speech().locale))


def percentage(text: str | int) -> str:
    return format_percent(Decimal(text) / 100, locale=speech().locale, decimal_quantization=False)
