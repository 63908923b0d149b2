"""Names, numbers and PINs as people type them: what reads alike counts as the same."""

from unicodedata import normalize

from ..core.errors import QuizError


def tidy(text: str) -> str:
    """Return a name as it is kept: its letters in one Unicode form, white space only between words."""
    return " ".join(normalize("NFC", text).split())


def folded(text: str) -> str:
    """Return what all ways to type a name have in common: case, width of letters and spacing do not matter."""
    return tidy(normalize("NFKC", text).casefold())


def required(text: str) -> str:
    """Return a name as it is kept; raise QuizError("name-missing") where there is nothing to read."""
    name = tidy(text)
    if not any(map(str.isprintable, name)):
        raise QuizError("name-missing")
    return name
