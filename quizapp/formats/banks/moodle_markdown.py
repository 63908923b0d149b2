"""Markdown for Moodle, which takes more for marks than we do: tags of HTML, links to anywhere, named addresses."""

import re
from typing import TypeVar

from ...core.question import Question
from ..prose import changed, html, texts
from ..prose.clean import lasting

OTHERWISE = re.compile(r"<[a-z/!?]|\][ \t\n]*\((?![ \t\n]*(?:https?|mailto|sha256):)|\][ \t]?:", re.IGNORECASE)
"""What Moodle may read otherwise; what it takes for HTML it runs, since it trusts whoever brings questions in."""

Q = TypeVar("Q", bound=Question)


def settled(question: Q) -> Q:
    """Return the question as HTML where its Markdown would be read otherwise there, so that it reads as here."""
    if question.markup != "markdown" or not any(map(OTHERWISE.search, texts(question))):
        return question
    return changed(question, lambda text: lasting(html(text, "markdown")).strip(), "html")
