"""Names that are written with other letters and look the same: what Unicode calls confusable, in its report 39."""

import json
from functools import cache
from importlib.resources import files

from ..core.invisible import bare
from ..core.letters import normalised


def look(name: str) -> str:
    """Return what all names that look like this one have in common: it is for comparing, and for nobody to read."""
    parts = normalised("NFD", bare(name)).translate(_prototypes())
    return " ".join(normalised("NFD", parts).casefold().split())


@cache
def _prototypes() -> dict[int, str]:
    """Return for each letter the one it is taken for.

    The table of the library has a letter under those it looks like, too; the one that most look like stands for all.
    """
    table = json.loads((files("confusable_homoglyphs") / "confusables.json").read_text(encoding="utf-8"))
    alike = {letters: [each["c"] for each in found] for letters, found in table.items()}
    return {
        ord(letters): max([letters, *found], key=lambda each: (len(alike.get(each, ())), each))
        for letters, found in alike.items()
        if len(letters) == 1
    }
