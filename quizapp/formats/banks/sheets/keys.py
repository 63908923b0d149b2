"""Which options are right: by letters (`ACD`, `a, c`), by numbers (`1,3`, `4.0`), or by their own texts."""

import re
from collections.abc import Mapping
from string import ascii_uppercase

from ....core.letters import normalised
from ...notes import Refused
from ..written import one_line

SPLIT = re.compile(r"[\s,;&+/|、]+")
NUMBER = re.compile(r"(?:0?([1-9][0-9]?))(?:\.0+)?", re.ASCII)
WORDS = {"option", "options", "answer", "answers", "choice", "choices", "and", "und", "et"}
"""What may stand beside letters and numbers."""
TEXTS = re.compile(r"\n"), re.compile(r"[;\uff1b]"), re.compile(r"\|"), re.compile(r",")
"""What may stand between the texts of several options, surest first."""


def chosen(key: str, options: Mapping[int, str], *, by_place: bool) -> tuple[int, ...]:
    """Return the places of the options a key names; `by_place` decides where it could be read in two ways."""
    if not key.strip():
        raise Refused("key-missing")
    placed = places(key)
    by_text = _texts(key, options)
    fits = placed and set(placed) <= options.keys()
    if fits and by_text and set(placed) != set(by_text) and not by_place:
        raise Refused("key-ambiguous", text=key[:40])
    if fits and (by_place or not by_text):
        return placed
    if by_text:
        return by_text
    raise Refused("key-unknown", text=key[:40])


def places(key: str) -> tuple[int, ...]:
    """Return the places that letters or numbers name, in their order, or nothing where the key holds anything else."""
    found: list[int] = []
    for token in SPLIT.split(normalised("NFKC", key[:400]).strip()):
        word = token.strip("()[].:")
        if number := NUMBER.fullmatch(word):
            found.append(int(number[1]) - 1)
        elif word.casefold() in WORDS or not word:
            continue
        elif set(word.upper()) <= set(ascii_uppercase) and (word.isupper() or [*word] == sorted(set(word))):
            found += map(ascii_uppercase.index, word.upper())
        else:
            return ()
    return tuple(dict.fromkeys(found))


def _texts(key: str, options: Mapping[int, str]) -> tuple[int, ...]:
    known = {_folded(text): place for place, text in options.items()}
    if _folded(key) in known:
        return (known[_folded(key)],)
    for separator in TEXTS:
        parts = [_folded(part) for part in separator.split(key) if part.strip()]
        if len(parts) > 1 and all(part in known for part in parts):
            return tuple(dict.fromkeys(known[part] for part in parts))
    return ()


def _folded(text: str) -> str:
    return one_line(text).casefold()
