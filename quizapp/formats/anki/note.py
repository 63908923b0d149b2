"""Notes of two sides, and the file they stand in.

The first lines tell Anki how to read it (its manual, Importing Text Files). What it has under the same id is replaced
and not doubled, so ids say what a card asks, and not how.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from html import escape

HEADER = ("#separator:tab", "#html:true", "#notetype:Basic", "#guid column:1", "#tags column:4")
SUFFIX = ".txt"
MEDIA_TYPE = "text/plain"
CODE = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
"""Where the ends of lines and spaces mean something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """`asks` names what is asked, and is the same whenever it is; `front` and `back` are HTML."""

    asks: str
    front: str
    back: str
    tags: Sequence[str] = ()

    @property
    def id(self) -> str:
        return blake2b(f"quizapp:{self.asks}".encode(errors="replace"), digest_size=10).hexdigest()


def file(notes: Iterable[Note], deck: str) -> bytes:
    """Return the notes as one file for a deck of this name."""
    lines = [*HEADER, f"#deck:{' '.join(deck.split())}"]
    lines += [
        "\t".join((note.id, _field(note.front), _field(note.back), " ".join(map(_tag, note.tags)))) for note in notes
    ]
    return "".join(f"{line}\n" for line in lines).encode(errors="replace")


def side(*parts: str, lang: str) -> str:
    """Return these pieces of HTML below one another, in the language of their texts."""
    inside = "".join(f"<div>{part}</div>" for part in parts if part)
    return f'<div lang="{escape(lang)}" dir="auto">{inside}</div>'


def listing(texts: Iterable[str], tag: str = "ul") -> str:
    """Return HTML texts as a list."""
    return f"<{tag}>{''.join(f'<li>{text}</li>' for text in texts)}</{tag}>"


def _field(html: str) -> str:
    """Write a field: without ends of lines and tabs, and quoted, since it may hold quotation marks."""
    lined = CODE.sub(lambda found: "<br>".join(found[0].expandtabs(4).splitlines()), html)
    return '"' + " ".join(lined.replace("\t", " ").splitlines()).replace('"', '""') + '"'


def _tag(text: str) -> str:
    """Return a tag, which a space would end."""
    return "-".join(text.replace('"', "").split())
