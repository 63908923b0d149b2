"""Texts of questions: plain, or with marks that a reader sees as emphasis, lists, tables and pictures.

A question says by its `markup` how its texts are to be read. Here they become HTML for a browser, and plain text for
everything that only wants the words.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Protocol, TypeVar

from ...core.question import Markup, Question
from . import markdown
from .clean import IMAGE, clean, lasting, marked
from .plain import marked_up
from .plain import plain as stripped

MARKUPS: Mapping[Markup, Callable[[str], str]] = {"": marked_up, "markdown": markdown.html, "html": str}
"""How a text of each markup is written in HTML."""


class Worded(Protocol):
    """A record with the texts of a question: one of ours, or one as its author writes it."""

    @property
    def stem(self) -> str: ...
    @property
    def explanation(self) -> str: ...
    @property
    def options(self) -> tuple[Any, ...]: ...
    @property
    def markup(self) -> Markup: ...


Q = TypeVar("Q", bound=Worded)
ALTERNATIVE = re.compile(r'\salt="([^"]*)"')


class Html(str):
    """A text of clean HTML that says more than its words."""

    __slots__ = ()
    markup: Markup = "html"


class Markdown(str):
    """A text in Markdown, which need not use any of it."""

    __slots__ = ()
    markup: Markup = "markdown"

    @property
    def marked(self) -> bool:
        return marked(clean(markdown.html(self)))


def html(text: str, markup: Markup, address: Callable[[str], str] | None = None) -> str:
    """Return the text as a browser may show it; `address` tells where the picture of a digest is."""
    written = MARKUPS[markup](text)
    return clean(written, address) if markup else written


@lru_cache(maxsize=64)
def plain(text: str, markup: Markup) -> str:
    """Return the words of the text; a picture is its alternative text."""
    if not markup:
        return text
    worded = IMAGE.sub(_alternative, clean(MARKUPS[markup](text)))
    lines = (line.strip() for line in stripped(worded)[0].split("\n"))
    return "\n".join(filter(None, lines))


def words(text: str) -> str:
    """Return the words of a text that is plain, Html or Markdown."""
    return plain(text, getattr(text, "markup", ""))


def unmarked(question: Q) -> Q:
    """Return the question as plain text."""
    return changed(question, lambda text: plain(text, question.markup), "") if question.markup else question


def changed(question: Q, change: Callable[[str], str], markup: Markup) -> Q:
    """Return the question with each of its texts changed, to be read by this markup."""
    options = tuple(
        replace(option, text=change(option.text), feedback=change(option.feedback)) for option in question.options
    )
    texts = {"stem": change(question.stem), "explanation": change(question.explanation)}
    record: Any = question  # a dataclass, which no protocol can say
    with_texts: Q = replace(record, options=options, markup=markup, **texts)
    return with_texts


def texts(question: Question) -> Iterator[str]:
    """Yield all texts that are read by the question's markup."""
    yield from (question.stem, question.explanation)
    for option in question.options:
        yield from (option.text, option.feedback)


def settled(found: Sequence[str]) -> tuple[Markup, list[str]]:
    """Return the one markup that serves all texts of a question, and the texts in it: none where no text needs any."""
    needed = {type(text) for text in found if isinstance(text, Html) or (isinstance(text, Markdown) and text.marked)}
    if not needed:
        return "", [stripped(markdown.html(text))[0] if isinstance(text, Markdown) else text for text in found]
    if needed == {Markdown} and all(isinstance(text, Markdown) or not text for text in found):
        return "markdown", [str(text) for text in found]
    return "html", [_html(text) for text in found]


def _html(text: str) -> str:
    return lasting(MARKUPS[getattr(text, "markup", "")](text.strip("\n")))


def _alternative(image: re.Match[str]) -> str:
    found = ALTERNATIVE.search(image[1])
    return found[1] if found else ""
