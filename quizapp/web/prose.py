"""Texts of questions on a page: their words in a title or a label, and with their marks where they are read."""

from flask import g, url_for
from markupsafe import Markup

from ..core.question import Markup as Marks
from ..core.question import Question
from ..formats import prose as texts


class Prose(str):
    """The words of a text; `source` is the text with its markup."""

    __slots__ = ("markup", "source")
    source: str
    markup: Marks


def prose(question: Question, text: str) -> str:
    """Return a text of the question, for `shown` to show where a page does not only want its words."""
    if not question.markup:
        return text
    words = Prose(texts.plain(text, question.markup))
    words.source, words.markup = text, question.markup
    return words


def shown(text: str) -> str:
    """Return the text as it is read."""
    if not isinstance(text, Prose):
        return text
    return Markup(texts.html(text.source, text.markup, _address))  # noqa: S704 - it comes clean


def parts(text: str) -> list[str]:
    """Return the text as what stands below one another: its lines, or all of it where it has markup."""
    return [shown(text)] if isinstance(text, Prose) else [line for line in text.split("\n") if line]


def show_upload(public_id: str) -> None:
    """For the rest of the request, show the pictures of a file that is not imported yet."""
    g.upload = public_id


def _address(digest: str) -> str:
    if "upload" in g:
        return url_for("staff.checked_picture", upload=g.upload, digest=digest)
    return url_for("student.picture", digest=digest)
