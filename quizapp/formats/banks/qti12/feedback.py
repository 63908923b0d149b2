"""What an item tells afterwards: for each option, for everybody, and what we have no place for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...prose.attached import Attached
from ..reading import Reading
from ..tree import Element
from . import texts
from .scoring import Processing

VERDICT = re.compile(r"correct|wrong|(?:^|_)I?C$", re.IGNORECASE)
"""Names of what is told to all who are right, or wrong."""
EVERYBODY = re.compile(r"general|neutral|solution|_all$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """`options` is by the name of an option; `dropped` are the names of what is left out."""

    options: dict[str, str]
    explanation: str
    dropped: tuple[str, ...]


def told(item: Element, options: Sequence[str], scoring: Processing, reading: Reading, attached: Attached) -> Told:
    """Return what is told; raise Refused as `Reading.prose` does."""
    linked = {name: each.named[0] for each in scoring.conditions if len(each.named) == 1 for name in each.feedback}
    general = {name for each in scoring.conditions if not each.named and not each.changes for name in each.feedback}
    found: dict[str, list[str]] = {}
    everybody, dropped = [], []
    for feedback in item.all("itemfeedback"):
        written = texts.html(feedback)
        if not written:
            continue
        name = feedback.attributes.get("ident", "")
        option = next((each for each in options if name in (each, f"{each}_fb", f"fb_{each}")), "")
        if not option and not VERDICT.search(name):
            option = linked.get(name, "")
        if option in options:
            found.setdefault(option, []).append(written)
        elif VERDICT.search(name) or not (EVERYBODY.search(name) or name in general):
            dropped.append(name)
        else:
            everybody.append(written)
    return Told(
        {name: texts.prose(texts.BREAK.join(parts), reading, attached) for name, parts in found.items()},
        texts.prose(texts.BREAK.join(everybody), reading, attached),
        tuple(dict.fromkeys(dropped)),
    )
