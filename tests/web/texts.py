"""What a page says: its texts and the attributes that are read out, where they are in the language of the page."""

import re
from html.parser import HTMLParser

SAID_IN = {"title", "placeholder", "aria-label", "aria-description", "aria-roledescription", "alt", "label"}
EMPTY = {"br", "circle", "col", "hr", "img", "input", "line", "link", "meta", "path", "polygon", "rect", "wbr"}
AS_IT_IS = {"bdi", "code", "pre", "script", "style", "textarea"}
"""Elements whose text is a name, something to type, or somebody's own."""
PHRASE = re.compile(r"[A-Za-z]{2,}(?:[ -][A-Za-z]{2,})*")
HOLE = re.compile(r"\{\w+\}")


class Texts(HTMLParser):
    """`phrases` are those of plain Latin letters; what has a language of its own is passed over."""

    def __init__(self, html):
        super().__init__()
        self.open = []
        self.phrases = set()
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        own = {name: value or "" for name, value in attributes}
        for name, value in own.items():
            if name in SAID_IN or name.startswith("data-say"):
                self.handle_data(value)
        if tag not in EMPTY:
            passed = tag in AS_IT_IS or (tag != "html" and "lang" in own) or "code" in own.get("class", "").split()
            self.open.append((tag, passed))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not any(passed for _tag, passed in self.open):
            self.phrases |= set(PHRASE.findall(HOLE.sub("", data)))
