"""Dates and numbers as the reader writes them."""

from collections.abc import Mapping
from datetime import datetime, time
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.dates import format_interval, format_skeleton, format_time, get_datetime_format
from babel.numbers import format_percent, get_decimal_symbol
from babel.units import format_unit

from ..core.dates import Date
from .speech import ENGLISH, speech
from .speech import gettext as _

DAYS: Mapping[str, str] = {"day": "yMMMMd", "short": "MMMd"}
"""What each form of a moment says of the day, in the letters of CLDR."""
UNITS = ("byte", "kilobyte", "megabyte")


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


def dated(date: Date, lang: str = "") -> str:
    """Return a date of an article, as precise as it is there: `September 1949`, `1839\N{EN DASH}1842`, `1960s`.

    With `lang` as a text in this language has it, beside which it stands; without, as the reader writes it.
    """
    locale = written_in(lang) if lang else speech().locale
    first, last = date.first, date.last
    if date.precision == "decade":
        return _("%(year)ss") % {"year": first.year}
    if first.year != last.year or date.precision == "year":
        return "\N{EN DASH}".join(dict.fromkeys((str(first.year), str(last.year))))
    if date.precision == "day":
        return format_skeleton(DAYS["day"], datetime.combine(first, time()), locale=locale)
    if first.month == last.month:
        return format_skeleton("yMMMM", datetime.combine(first, time()), locale=locale)
    return format_interval(first, last, "yMMMM", locale=locale)


def written_in(lang: str) -> Locale:
    """Return how texts in this language have dates; those in English, and in languages nobody knows, as we do."""
    try:
        found = Locale.parse(lang, sep="-")
    except (ValueError, UnknownLocaleError):
        return ENGLISH.locale
    return ENGLISH.locale if found.language == ENGLISH.locale.language else found


def size(count: int) -> str:
    """Return how large a file is, in a unit that keeps it short."""
    scale = min((len(str(count)) - 1) // 3, len(UNITS) - 1)
    amount = Decimal(count) / 1000**scale
    return format_unit(round(amount, 1), UNITS[scale], locale=speech().locale)
