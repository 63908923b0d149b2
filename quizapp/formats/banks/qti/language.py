"""The language of an item, or at least the script of one that is written from right to left."""

import re
from collections.abc import Iterator
from unicodedata import bidirectional
from unicodedata import name as sign_name

from ..tree import Element

TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")
SCRIPTS = {"HEBREW": "und-Hebr", "ARABIC": "und-Arab"}
"""Tags of texts that do not name their language, by the first word of the names of their letters."""


def language(item: Element, body: Element) -> str:
    """Return a language tag, or nothing where the item has none."""
    named = item.attributes.get("lang", "").strip() or body.attributes.get("lang", "").strip()
    if TAG.fullmatch(named):
        return named
    turned = next((each for each in (item, *_all(body)) if each.attributes.get("dir") == "rtl"), None)
    return _script(turned) if turned else ""


def _script(element: Element) -> str:
    text = "".join(part for each in (element, *_all(element)) for part in each.content if isinstance(part, str))
    letter = next((sign for sign in text if bidirectional(sign) in ("R", "AL")), "")
    return SCRIPTS.get(sign_name(letter, "").partition(" ")[0], "") if letter else ""


def _all(element: Element) -> Iterator[Element]:
    for child in element.children:
        yield child
        yield from _all(child)
