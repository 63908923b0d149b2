"""Forms that say what is wrong in our words, where the library has words of its own."""

from collections.abc import Mapping
from typing import Any

import wtforms
from flask_wtf import FlaskForm

from .speech import Message, gettext, ngettext

SENTENCES: Mapping[str, Message] = {
    "This field is required.": "Fill this in.",
    "Not a valid choice.": "Choose one of these.",
    "Invalid Choice: could not coerce.": "Choose one of these.",
    "Not a valid integer value.": "Type a whole number.",
    "Not a valid datetime value.": "Give a date and a time.",
    "Number must be at least %(min)s.": "Type a number, %(min)s or more.",
    "Number must be between %(min)s and %(max)s.": "Type a number from %(min)s to %(max)s.",
}


class Translations:
    """What the library asks for its own messages."""

    def gettext(self, text: str) -> str:
        return gettext(SENTENCES.get(text, text))

    def ngettext(self, _one: str, _many: str, number: int) -> str:
        """Return the only one with a number: what a length may be."""
        return ngettext("Use at most %(max)d character.", "Use at most %(max)d characters.", number)


TRANSLATIONS = Translations()


class Form(wtforms.Form):
    class Meta:
        def get_translations(self, _form: Any) -> Translations:
            return TRANSLATIONS


class PostedForm(FlaskForm):  # type: ignore[misc]
    """A form that changes something: it has the token which only our own pages can send."""

    Meta = Form.Meta
