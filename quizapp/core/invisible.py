"""Letters that nobody sees, by which two texts differ and read alike."""

import re
from unicodedata import bidirectional, category, combining

JOINERS = "\u200c\u200d"
"""Letters of some scripts, and parts of some symbols, are joined or kept apart by these."""
UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u200b\u200e\u200f\u2060\u2061\u2062\u2063\u2064\u3164\ufeff\uffa0\ufffc"
    "\U00016fe4\U0001d159"
)
MUTE = dict.fromkeys(map(ord, UNSEEN)) | {0x2800: " "}
"""What is shown as nothing, whatever stands beside it, and the empty pattern of Braille, which is a space."""
SHADES = dict.fromkeys(
    [*map(ord, JOINERS), 0x180B, 0x180C, 0x180D, 0x180E, 0x180F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]
)
"""What says how letters beside it are drawn: joined or apart, in this or that variant."""
RUN = re.compile(f"[{JOINERS}]+")
NEAR = 8
"""So many marks may stand on a letter before a joiner."""
VIRAMA = 9
"""The class of the sign by which letters of Indic scripts have no vowel."""


def visible(text: str) -> str:
    """Return the text without what shows as nothing; a joiner stays where writing needs it.

    It does beside a virama, after a letter of a script that is written joined, as in Persian, and between symbols.
    """
    seen = text.translate(MUTE)

    def kept(run: re.Match[str]) -> str:
        before, after = seen[max(run.start() - NEAR, 0) : run.start()], seen[run.end() : run.end() + 1]
        return run[0][0] if _needed(before, after) else ""

    return RUN.sub(kept, seen)


def _needed(before: str, after: str) -> bool:
    base = next((letter for letter in reversed(before) if category(letter)[0] != "M"), " ")
    beside_virama = VIRAMA in {combining(letter) for letter in (before[-1:] or " ", after or " ")}
    between_symbols = category(base)[0] == category(after or " ")[0] == "S"
    return beside_virama or bidirectional(base) == "AL" or between_symbols


def bare(text: str) -> str:
    """Return what is left of a text where it does not matter how its letters are drawn."""
    return text.translate(MUTE).translate(SHADES)
