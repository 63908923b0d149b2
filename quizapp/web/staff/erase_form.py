"""Erasing somebody, as a form."""

from gettext import gettext as _

from flask_wtf import FlaskForm
from wtforms import BooleanField, RadioField
from wtforms.validators import InputRequired

HOWS = {
    "anonymise": _("Make anonymous: take the names away, keep the answers and marks"),
    "delete": _("Delete: take answers and marks away, too"),
}


class EraseForm(FlaskForm):  # type: ignore[misc]
    how = RadioField(_("What is to be done"), choices=HOWS, default="anonymise")
    sure = BooleanField(
        _("I have read this. It cannot be undone."),
        validators=[InputRequired(_("Please tick this first: it cannot be undone."))],
    )
