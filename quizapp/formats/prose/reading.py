"""A text as a file has it, on its way into a question."""

import re
from dataclasses import dataclass
from typing import Literal

from ..notes import Refused
from . import Html, Markdown
from .attached import Attached
from .clean import IMAGE, lasting, marked
from .pictures import Pictures, taken_out
from .plain import MARKED, SHOWN, TAG, plain, runs

How = Literal["html", "auto", "markdown"]
"""`auto` is HTML typed by hand: where it has no lines of its own, the ends of lines are some."""
LONGEST = 20_000
"""Characters, pictures apart."""
LINED = re.compile(r"<(?:br|p|div|ul|ol|dl|table|pre|blockquote|h[1-6]|hr)\b", re.IGNORECASE)
TARGET = re.compile(r"!\[([^\[\]\n]*)\]\((?:sha256:([0-9a-f]{64}))?[^()\n]*\)")


@dataclass(frozen=True, slots=True)
class Read:
    """`text` is plain, Html or Markdown; `lost` counts pictures and recordings that are not in it."""

    text: str
    lost: int = 0


def read(text: str, how: How, attached: Attached, pictures: Pictures) -> Read:
    """Return what can be shown of a text, and keep its pictures; raise Refused where it runs something or is long."""
    text = taken_out(text, pictures)
    if len(text) > LONGEST:
        raise Refused("text-long", most=LONGEST)
    if runs(text):
        raise Refused("executable")
    text, lacking = attached.shown_in(text, pictures)
    found = _markdown(text, pictures) if how == "markdown" else _html(text, how, pictures)
    return Read(found.text, found.lost + lacking) if lacking else found


def _html(text: str, how: How, pictures: Pictures) -> Read:
    if not MARKED.search(text):
        return Read(text)
    broken = text.replace("\n", "<br>") if how == "auto" and not LINED.search(text) else text
    cleaned = lasting(broken, lambda digest: f"sha256:{digest}" if digest in pictures else None)
    if not marked(cleaned):
        words, lost = plain(text)
        return Read(words.strip(), lost)
    shown = sum(bool(SHOWN.fullmatch(tag[2])) for tag in TAG.finditer(text) if not tag[1])
    return Read(Html(cleaned.strip()), max(shown - len(IMAGE.findall(cleaned)), 0))


def _markdown(text: str, pictures: Pictures) -> Read:
    lost = sum(found[2] not in pictures for found in TARGET.finditer(text))
    return Read(Markdown(TARGET.sub(lambda found: found[0] if found[2] in pictures else found[1], text)), lost)
