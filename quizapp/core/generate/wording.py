"""How generated questions speak: English, like the articles they are about.

Stems and explanations are content, in the language of the article, and not messages of the app: they are stored,
exported and marked with `lang`, never translated.
"""

from collections.abc import Iterable

from ..dates import Date
from ..facts import Person

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def date_words(date: Date) -> str:
    """Return a date as a reader would write it: `September 1949`, `21 March 2023`, `1839-1842`, `1960s`."""
    first = date.first
    month = MONTHS[first.month - 1]
    return {
        "day": f"{first.day} {month} {first.year}",
        "month": f"{month} {first.year}",
        "year": f"{first.year}",
        "decade": f"{first.year}s",
        "range": _range_words(date),
    }[date.precision]


def in_time(date: Date) -> str:
    """Return a date as it stands in a sentence: `1917`, `the 1960s`."""
    return f"the {date_words(date)}" if date.precision == "decade" else date_words(date)


def _range_words(date: Date) -> str:
    first, last = date.first, date.last
    if first.year != last.year:
        return f"{first.year}\N{EN DASH}{last.year}"
    months = "\N{EN DASH}".join(dict.fromkeys((MONTHS[first.month - 1], MONTHS[last.month - 1])))
    return f"{months} {first.year}"


def listed(parts: Iterable[str], last: str = "and") -> str:
    """Join as English does: `a`, `a and b`, `a, b and c`."""
    *start, end = parts
    return f"{', '.join(start)} {last} {end}" if start else end


def introduced(person: Person) -> str:
    """Return who somebody is; a government or ministry needs no introduction."""
    return person.name if person.group == "institution" else f"{person.name}, {person.role}"


def within(name: str) -> str:
    """Return a name as it stands inside a sentence: `the US government`."""
    return f"the {name[4:]}" if name.startswith("The ") else name
