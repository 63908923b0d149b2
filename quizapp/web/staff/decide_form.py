"""What a teacher says when deciding about an attempt; each form has the name of what it does."""

from gettext import gettext as _

from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, IntegerField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from ...services.decisions import LONGEST
from ..forms import tidy

DAY = 24 * 60
MINUTES = NumberRange(1, DAY, message=_("Give from 1 to %(max)s minutes."))
REASON = Length(max=LONGEST, message=_("Use at most %(max)d characters."))


class DecideForm(FlaskForm):  # type: ignore[misc]
    reason = StringField(
        _("Reason"), filters=[tidy], validators=[DataRequired(_("Say why: the reason is kept.")), REASON]
    )


class ExtendForm(DecideForm):
    minutes = IntegerField(_("Minutes to add"), validators=[InputRequired(_("Say how many minutes.")), MINUTES])
    beyond = BooleanField(_("Also beyond the closing of the quiz"))


class ReopenForm(DecideForm):
    minutes = IntegerField(_("Minutes from now"), validators=[Optional(), MINUTES])


class BackForm(FlaskForm):  # type: ignore[misc]
    reason = StringField(_("Reason, if you like"), filters=[tidy], validators=[REASON])
    decision = HiddenField()


FORMS: dict[str, type[FlaskForm]] = {
    "extend": ExtendForm,
    "reopen": ReopenForm,
    "discard": DecideForm,
    "back": BackForm,
}


def forms() -> dict[str, FlaskForm]:
    return {name: form(prefix=f"{name}-") for name, form in FORMS.items()}
