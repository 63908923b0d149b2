"""Deleting an account, as a form."""

from collections.abc import Iterable

from wtforms import BooleanField, SelectField
from wtforms.validators import InputRequired

from ...services.accounts import Person
from ..form_words import PostedForm
from ..speech import gettext as _
from ..speech import later


class DepartingForm(PostedForm):
    heir = SelectField(later("Who gets them"))
    sure = BooleanField(
        later("I have read this. It cannot be undone."),
        validators=[InputRequired(later("Tick this first: it cannot be undone."))],
    )

    def offer(self, heirs: Iterable[Person]) -> None:
        named = [(each.public_id, f"{each.name} ({each.login})") for each in heirs]
        self.heir.choices = [("", _("choose…")), *named]
