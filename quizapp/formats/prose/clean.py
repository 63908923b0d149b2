"""HTML that is text and pictures, and nothing else: what others wrote, before a browser shows it.

A picture is named by its content, as `sha256:` and the digest in hex, and never fetched from elsewhere.
"""

import re
from collections.abc import Callable

import nh3

from .plain import TAG, uncommented

TAGS = {
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "dd", "del", "dfn", "div",
    "dl", "dt", "em", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre",
    "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "u", "ul", "var",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
ABROAD = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
"""How links begin that lead somewhere from any page."""
SCHEMES = {"http", "https", "mailto", "sha256"}
PLAIN = {"p", "br", "div", "span"}
"""Tags of a text that says the same without them."""
NAMED = re.compile(r"sha256:([0-9a-f]{64})")
TAG_NAME = re.compile(r"<([a-z][a-z0-9]*)")
PASSES = 9
IMAGE = re.compile(r'<img((?:\s[\w-]+="[^"]*")*)\s*/?>')


def clean(html: str, address: Callable[[str], str | None] | None = None) -> str:
    """Return HTML that runs nothing and fetches nothing.

    `address` tells where the picture of a digest is shown; a picture without one is taken out.
    """

    def value(_tag: str, attribute: str, given: str) -> str | None:
        if attribute == "href":
            return given if ABROAD.match(given) else None
        if attribute != "src":
            return given
        named = NAMED.fullmatch(given)
        return None if named is None else address(named[1]) if address else given

    safe = nh3.clean(
        _tags_only(uncommented(html)),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        attribute_filter=value,
        link_rel="noopener noreferrer",
    )
    return IMAGE.sub(lambda found: found[0] if ' src="' in found[1] else "", safe)


def lasting(html: str, address: Callable[[str], str | None] | None = None) -> str:
    """Return clean HTML that is kept: cleaning it again changes nothing, which nesting out of order may need."""
    for _ in range(PASSES):
        before, html = html, clean(html, address)
        if html == before:
            break
    return html


def marked(html: str) -> bool:
    """Say whether clean HTML tells more than its text and its lines do."""
    return any(name not in PLAIN for name in TAG_NAME.findall(html))


def _tags_only(html: str) -> str:
    """Return HTML in which every `<` that begins no tag stands for itself, as in "a<b"."""
    kept, place = [], 0
    for found in TAG.finditer(html):
        kept += [html[place : found.start()].replace("<", "&lt;"), found[0]]
        place = found.end()
    return "".join([*kept, html[place:].replace("<", "&lt;")])
