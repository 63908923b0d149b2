"""Erasing somebody, as a form."""

from collections.abc import Mapping

from wtforms import BooleanField, RadioField
from wtforms.validators import InputRequired

from ..form_words import PostedForm
from ..speech import Message, later, worded

HOWS: Mapping[str, Message] = {
    "anonymise": "Make anonymous: take the names away, keep the answers and marks",
    "delete": "Delete: take answers and marks away, too",
}


class EraseForm(PostedForm):
    how = RadioField(later("What is to be done"), choices=lambda: worded(HOWS), default="anonymise")
    sure = BooleanField(
        later("I have read this. It cannot be undone."),
        validators=[InputRequired(later("Tick this first: it cannot be undone."))],
    )
