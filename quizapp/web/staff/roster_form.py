"""A list of students as it is sent."""

from gettext import gettext as _

from flask_wtf.file import FileField
from wtforms import TextAreaField

from .sent_form import SentForm


class RosterForm(SentForm):
    file = FileField(_("A file"))
    text = TextAreaField(_("Or a list, pasted"))
