"""A list of students as it is sent."""

from flask_wtf.file import FileField
from wtforms import TextAreaField

from ..speech import later
from .sent_form import SentForm


class RosterForm(SentForm):
    file = FileField(later("A file"))
    text = TextAreaField(later("Or paste a list"))
