"""Flash cards to download."""

import re
from collections.abc import Iterable

from flask import Response

from ..core.question import Question
from ..formats.anki import note, questions
from .speech import gettext as _

UNFIT = re.compile(r"[^\w .()-]+")
"""What the name of a file had better not hold."""


def cards_file(asked: Iterable[Question], title: str) -> Response:
    """Return a file of cards about these questions, which are in a deck of this title."""
    data = note.file((questions.note(question, _("picture")) for question in asked), title)
    response = Response(data, mimetype=note.MEDIA_TYPE)
    response.headers.set("Content-Disposition", "attachment", filename=file_name(title, "cards") + note.SUFFIX)
    response.headers["Cache-Control"] = "no-store"
    return response


def file_name(title: str, usual: str) -> str:
    """Return the title as the name of a file, or the usual one where nothing is left of it."""
    return UNFIT.sub("-", title).strip("-. ") or usual
