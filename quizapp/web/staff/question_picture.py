"""A picture that its author puts into a question: named in the text, where it can be moved about like a word."""

from collections.abc import Callable, Mapping
from html import escape

from ...formats.banks.written import one_line, tidy
from ...formats.prose import plain
from ...formats.prose.pictures import MOST, Pictures, kept
from ...formats.prose.plain import marked_up
from ..speech import gettext as _
from .question_form import QuestionForm

PUT: Mapping[str, Callable[[str, str], str]] = {
    "markdown": lambda name, shows: f"\n\n![{shows.replace('[', '(').replace(']', ')')}]({name})",
    "html": lambda name, shows: f'<br><img src="{name}" alt="{escape(shows)}">',
}
"""By markup: what is added to a text for a picture of this name that shows this."""


def put_in(form: QuestionForm) -> Pictures:
    """Name the chosen picture below the question, and return it; none where the form now says what is wrong."""
    held: Pictures = {}
    name = kept(form.picture.data.read(MOST + 1) if form.picture.data else b"", held)
    shows = one_line(form.shows.data or "")
    if not name:
        form.trouble("picture", _("Choose a PNG, JPEG, GIF or WebP file of at most 2 MiB and 25 megapixels."))
    if not shows:
        form.trouble("shows", _("Say in a few words what it shows."))
    if not name or not shows:
        return {}
    _mark_up(form)
    form.stem.data = (form.stem.data or "") + PUT[form.markup.data](name, shows)
    form.shows.data = ""
    return held


def _mark_up(form: QuestionForm) -> None:
    """Let texts without markup have one in which they read the same: Markdown where none of them has to change."""
    if form.markup.data:
        return
    options = [field for option in form.options for field in (option.form.text, option.form.feedback)]
    fields = [form.stem, form.explanation, *options]
    if all(plain(tidy(field.data or ""), "markdown") == tidy(field.data or "") for field in fields):
        form.markup.data = "markdown"
        return
    form.markup.data = "html"
    for field in fields:
        field.data = marked_up(field.data or "")
