"""Whatever a template says to people goes through gettext."""

import re
from html.parser import HTMLParser

import pytest

from quizapp.paths import resource

TEMPLATES = resource("templates")
SAID_IN = {"title", "placeholder", "aria-label", "aria-description", "aria-roledescription", "alt", "label"}
NAMES = {"quizapp", "CSV"}
"""What is called so in every language."""
ATTRIBUTES = re.compile(r'"?(\s+[a-z-]+="[^"]*"?)+\s*')
"""What a macro is handed to write into a tag."""
WORD = re.compile(r"(?:&[a-z]+;)|([^\W\d_]{2,})")


class Said(HTMLParser):
    """The words that stand in a template as they are, each with its line."""

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.found = []
        self.typed = False
        """Whether it is what somebody types in, which is no language."""

    def handle_data(self, data):
        if not self.typed:
            self.note(data)

    def handle_endtag(self, tag):
        self.typed &= tag != "code"

    def handle_starttag(self, tag, attrs):
        self.typed |= tag == "code"
        for name, value in attrs:
            if name in SAID_IN or name.startswith("data-say"):
                self.note(value or "")

    def note(self, text):
        self.found += [(self.getpos()[0], word) for word in WORD.findall(text) if word and word not in NAMES]


def markup(jinja, source):
    """Return a template with nothing in place of what Jinja does, and of what is translated as a block."""
    kept, inside, translated = [], "", False
    for _line, sort, text in jinja.lex(source):
        if sort == "name" and text in {"trans", "endtrans"}:
            translated = text == "trans"
        inside = sort if sort.endswith("_begin") else "" if sort.endswith("_end") else inside
        shown = sort == "data" and not inside and not translated and not ATTRIBUTES.fullmatch(text)
        kept.append(text if shown else "\n" * text.count("\n"))
    return "".join(kept)


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_no_word_stands_outside_of_gettext(app, path):
    said = Said()
    said.feed(markup(app.jinja_env, path.read_text(encoding="utf-8")))
    said.close()
    assert not said.found
