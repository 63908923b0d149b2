"""Texts for the fields of H5P's libraries: a site keeps the tags that a field allows, and in plain fields none."""

import re
from dataclasses import dataclass
from html import unescape

import nh3

from ....core.bank import Bank
from ....core.question import Question
from ...prose import MARKUPS, plain
from ...prose.clean import IMAGE, NAMED
from ...prose.plain import marked_up

ALWAYS = {"br", "div", "p", "span"}
"""Tags that every field of HTML may hold."""
SHORT = {"code", "em", "strong", "sub", "sup"}
QUESTION = SHORT | {"h2", "h3", "pre"}
TOLD = SHORT | {"a"}
PARAGRAPH = {"code", "em", "h2", "h3", "hr", "li", "ol", "pre", "strong", "u", "ul"}
TASK = PARAGRAPH | {"a"}
ATTRIBUTES = {"*": {"dir", "lang"}, "a": {"href", "title"}}
SAME = {"b": "strong", "i": "em"}
"""Tags that fields know by another name."""
RENAMED = re.compile(r"<(/?)([bi])(?=[ >])")
ALTERNATIVE = re.compile(r'\salt="([^"]*)"')
TABLE = re.compile(r"<(/?(?:table|caption|colgroup|col|thead|tbody|tfoot|tr|td|th))\b[^<>]*>")
BLOCK = re.compile(r"</(li|dt|dd|h[1-6]|blockquote|pre)>")
"""The end of what stands apart from what follows it."""
AFTER = re.compile(r"(?:\s|</?(?:p|div|br)>)*\Z")
"""What may stand after a picture that is at the end."""


@dataclass(frozen=True, slots=True)
class Picture:
    """`alternative` is plain text, and empty where it stands in the text instead."""

    digest: str
    alternative: str


def html(text: str, question: Question, tags: set[str]) -> str:
    """Return the text with the tags that its field allows; pictures become what is said of them."""
    if not question.markup:
        return marked_up(text)
    written = IMAGE.sub(_alternative, MARKUPS[question.markup](text))
    return _allowed(written, tags)


def stem(question: Question, bank: Bank, tags: set[str]) -> tuple[str, Picture | None]:
    """Return the question, and the picture that can stand beside it: its last one."""
    if not question.markup:
        return f"<p>{marked_up(question.stem)}</p>", None
    written = MARKUPS[question.markup](question.stem)
    known = [image for image in IMAGE.finditer(written) if _digest(image[1]) in bank.pictures]
    if not known:
        return html(question.stem, question, tags), None
    last = known[-1]
    at_end = AFTER.match(written, last.end())
    said = "" if at_end else _alternative(last)
    rest = f"{written[: last.start()]}{said}{written[last.end() :]}"
    alternative = unescape(_alternative(last)) if at_end else ""
    return _allowed(IMAGE.sub(_alternative, rest), tags), Picture(_digest(last[1]), alternative)


def words(text: str, question: Question) -> str:
    """Return the text for a field that takes no tags."""
    return marked_up(plain(text, question.markup)).replace("<br>", "\n")


def _allowed(written: str, tags: set[str]) -> str:
    renamed = RENAMED.sub(lambda found: f"<{found[1]}{SAME[found[2]]}", written)
    lined = BLOCK.sub(lambda found: found[0] if found[1] in tags else "<br>", TABLE.sub(_lined, renamed))
    return nh3.clean(lined, tags=ALWAYS | tags, attributes=ATTRIBUTES, link_rel="noopener noreferrer").strip()


def _lined(found: re.Match[str]) -> str:
    """Return what stands for a tag of a table: its rows are lines, its cells words."""
    return "<br>" if found[1] in ("/tr", "/caption") else " " if found[1] in ("/td", "/th") else ""


def _digest(attributes: str) -> str:
    found = NAMED.search(attributes)
    return found[1] if found else ""


def _alternative(image: re.Match[str]) -> str:
    found = ALTERNATIVE.search(image[1])
    return found[1] if found else ""
