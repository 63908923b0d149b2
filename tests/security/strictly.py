"""Pages read so strictly that no browser can read them otherwise: what is markup, and what is text."""

import re
from html import unescape
from urllib.parse import unquote_plus

from payloads import ALL, CLOSE, OPEN

TOKEN = re.compile(
    r"<!doctype html>|[^<]+"
    r'|<(?P<end>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?P<attributes>(?:\s+[a-zA-Z][\w:-]*(?:="[^"]*")?)*)\s*(?P<empty>/?)>'
)
ATTRIBUTE = re.compile(r'([\w:-]+)(?:="([^"]*)")?')
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}
TAGS_BANNED = {"iframe", "object", "embed", "base", "style", "math", "frame", "applet", "template", "foreignobject"}
ADDRESSES = {"href", "src", "action", "formaction", "poster", "data", "xlink:href", "srcset"}
LOCAL = re.compile(r"(?:/(?![/\\])|#|\?|$)")
SIGN = re.compile(rf"{OPEN}(\d+) ")
CUT = re.compile(r"\.\.\.|\u2026")
ABROAD = re.compile(r"(?:https?://|mailto:)[^\s\"'<>]*")


def read(page):
    """Return the elements of a page, each as its tag and attributes, and its text; raise where it is no such page."""
    place, found, text, nested = 0, [], [], []
    while place < len(page):
        token = TOKEN.match(page, place)
        assert token, f"no token: {page[place - 40 : place + 120]!r}"
        place = token.end()
        if token["tag"] is None:
            text.append(token[0])
        elif token["end"]:
            assert nested, f"{token[0]} closes nothing"
            opened = nested.pop()
            assert opened == token["tag"], f"{token[0]} closes {opened}: {page[place - 300 : place]}"
        else:
            attributes = {name: unescape(value) for name, value in ATTRIBUTE.findall(token["attributes"])}
            found.append((token["tag"].lower(), attributes))
            if token["tag"] not in VOID and not token["empty"]:
                nested.append(token["tag"])
    assert nested == [], f"never closed: {nested}"
    return found, unescape("".join(text))


def dangers(elements):
    """Return what no page of ours has: elements and attributes that run, fetch, or lead somewhere by themselves."""
    bad = []
    for tag, attributes in elements:
        if tag in TAGS_BANNED or (tag == "script" and not attributes.get("src", "").startswith("/static/")):
            bad.append(tag)
        if tag == "meta" and "http-equiv" in attributes:
            bad.append(tag)
        for name, value in attributes.items():
            low = name.lower()
            if (
                low.startswith("on")
                or low in {"style", "srcdoc", "background"}
                or (low in ADDRESSES and not LOCAL.match(value) and not (tag == "a" and ABROAD.fullmatch(value)))
            ):
                bad.append((tag, name, value))
    return bad


def folded(text):
    return re.sub(r"\s+", " ", text).strip()


WHOLE = [f"{folded(payload)} {CLOSE}" for payload in ALL]


def altered(elements, text):
    """Return where a signed text is not there whole, as it was typed, or as far as it is said to go on."""
    said = [text]
    for name, value in ((name, value) for _, attributes in elements for name, value in attributes.items()):
        said.append(unquote_plus(value) if name in ADDRESSES else value)
    found = []
    for each in map(folded, said):
        for sign in SIGN.finditer(each):
            rest, whole = each[sign.end() :], WHOLE[int(sign[1])]
            cut = CUT.search(rest)
            if not rest.startswith(whole) and not (cut and whole.startswith(rest[: cut.start()])):
                found.append(each[sign.start() : sign.start() + 90])
    return found
