"""Options about options: of which a test-wise student knows some without reading the others."""

import re
from collections.abc import Iterator

from ..question import Question
from .flaw import Flaw

NONE_OR_ALL = re.compile(
    r"(?:(?:all|none|both|neither) of (?:the above|these|them)(?: answers| options| choices)?|both \w and \w)\W*",
    re.IGNORECASE,
)
"""As the whole option: "all of these treaties were unequal" says something."""
JOINT = r"\s*+(?:,\s*+(?:(?:and|or)\b)?|\b(?:and|or)\b|&)\s*+"
LETTERS, NUMERALS = r"\(?(?:[a-h]|[ivx]{1,4}+)\)?", r"\(?\d\)?"
LABELS = re.compile(rf"(?:(?:only|both) )?{LETTERS}(?:{JOINT}{LETTERS})+(?: only)?\W*", re.IGNORECASE)
DIGITS = re.compile(rf"(?:(?:only|both) )?{NUMERALS}(?:{JOINT}{NUMERALS})+(?: only)?\W*", re.IGNORECASE)
LISTED = re.compile(r"(?:^|[\s(])1[.):]?\s")
"""A stem that numbers its statements: without, "2 and 3" may be numbers."""
JOINED = re.compile(r"[,&]| and | or | as well as ")
AND = re.compile(r",? and |, | as well as ")


def all_or_none(question: Question) -> Iterator[Flaw]:
    """3, 9: all of the above, none of the above, both A and B."""
    for option in question.options:
        if NONE_OR_ALL.fullmatch(option.text):
            yield Flaw("all-or-none", "error", option.text)


def combined(question: Question) -> Iterator[Flaw]:
    """14: options that combine numbered statements or each other (type K)."""
    joined = [option.text for option in question.options if JOINED.search(option.text)]
    if not joined:
        return
    numbered = LISTED.search(question.stem)
    labelled = [text for text in joined if LABELS.fullmatch(text) or (numbered and DIGITS.fullmatch(text))]
    if len(labelled) > 1:
        yield Flaw("combined-options", "error", labelled[0])
        return
    whole = {option.text.strip(" .").lower() for option in question.options}
    for text in joined:
        parts = AND.split(text.strip(" .").lower())
        if len(parts) > 1 and whole.issuperset(part.removeprefix("both ") for part in parts):
            yield Flaw("combined-options", "error", text)
            return
