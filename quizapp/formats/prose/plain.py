"""Formatted text as plain text: known tags are taken out, line breaks kept, LaTeX left as written.

Only tags HTML has are tags: "a<b" in a question about numbers stays. What a browser would run is no text at all.
"""

import re
from html import escape, unescape

NAMES = (
    "a|abbr|b|big|blockquote|br|center|cite|code|dd|del|dfn|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|img|ins|kbd|li|"
    "mark|ol|p|pre|q|s|samp|section|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|video|"
    "audio|source|article|header|footer|nav|caption|colgroup|col|label|svg|path|lang|track|nolink|bdi|bdo|rb|rp|rt|ruby"
)
ATTRIBUTE = r"""\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=]+)"""
TAG = re.compile(rf"<(/?)({NAMES})((?:{ATTRIBUTE})*)\s*/?>", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
BREAKS = re.compile(r"br|p|div|li|tr|h[1-6]|blockquote|pre|ul|ol|table|dl|dt|dd|section|hr|figure", re.IGNORECASE)
CELLS = re.compile(r"td|th", re.IGNORECASE)
SHOWN = re.compile(r"img|video|audio|source|svg", re.IGNORECASE)
MARKED = re.compile(r"[<&\xa0]|!\[")
"""Text without these marks is plain already, as most is."""
MARKDOWN_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)")
RUNS = re.compile(
    r"<[\s/]*(?:script|iframe|object|embed|applet|form|input|meta|link|style|base)\b"
    r"|<[a-z][^<>]*\son[a-z]+\s*="
    r"|<[^<>]*\b(?:href|src)\s*=\s*+[\"']?+\s*+(?:javascript|vbscript|data:text/html)",
    re.IGNORECASE,
)


def runs(text: str) -> bool:
    """Say whether a browser that showed this as HTML would run, load or restyle something."""
    return "<" in text and RUNS.search(text) is not None


def plain(text: str) -> tuple[str, int]:
    """Return HTML as plain text, and how many images and recordings it lost."""
    if not MARKED.search(text):
        return text, 0
    lost = len(MARKDOWN_IMAGE.findall(text))

    def replaced(match: re.Match[str]) -> str:
        nonlocal lost
        if SHOWN.fullmatch(match[2]):
            lost += not match[1]
            return ""
        return "\n" if BREAKS.fullmatch(match[2]) else " " if CELLS.fullmatch(match[2]) else ""

    stripped = TAG.sub(replaced, uncommented(MARKDOWN_IMAGE.sub("", text)))
    return ENTITY.sub(lambda match: unescape(match[0]), stripped).replace("\xa0", " "), lost


def marked_up(text: str) -> str:
    """Return plain text as HTML that reads the same, here and in a browser."""
    return escape(text, quote=False).replace("![", "&#33;[").replace("\n", "<br>")


def uncommented(text: str) -> str:
    """Take comments out; by hand, because a pattern would look for the end of each of many that never end."""
    kept, place = [], 0
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[place:start])
        place = end + len("-->")
    return "".join([*kept, text[place:]])
