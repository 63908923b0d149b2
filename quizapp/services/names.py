"""Names, numbers and PINs as people type them: what reads alike counts as the same."""

import re
from unicodedata import category, combining

from ..core.errors import QuizError
from ..core.invisible import bare, visible
from ..core.letters import normalised

STACKED = re.compile("[\u0300-\u036f]{5,}")
"""More accents on one letter than any language has."""

DIGITS = re.compile(r"([0-9]{1,18})")


def tidy(text: str) -> str:
    """Return a name as it is kept: its letters in one form and all to be seen, white space only between words."""
    return " ".join(normalised("NFC", visible(text)).split())


def folded(text: str) -> str:
    """Return what all ways to type a name have in common: case, width and joining of letters and spacing do not
    matter."""
    return tidy(bare(normalised("NFKC", text)).casefold())


def in_order(text: str) -> tuple[tuple[str | int, ...], str]:
    """Return what names and numbers are put in order by, as people would: Student 2 before Student 10, É beside E."""
    name = folded(text)
    letters = "".join(letter for letter in normalised("NFD", name) if not combining(letter))
    return tuple(int(part) if place % 2 else part for place, part in enumerate(DIGITS.split(letters))), name


def required(text: str) -> str:
    """Return a name as it is kept; raise QuizError where there is nothing to read, or what could be read as another."""
    name = tidy(text)
    kinds = [category(letter) for letter in bare(name)]
    if not any(kind[0] in "LNPS" for kind in kinds):
        raise QuizError("name-missing")
    if any(kind[0] == "C" for kind in kinds) or STACKED.search(normalised("NFD", name)):
        raise QuizError("name-unfit")
    return name
