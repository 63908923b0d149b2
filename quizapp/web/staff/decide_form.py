"""What a teacher says when deciding about an attempt; each form has the name of what it does."""

from wtforms import BooleanField, HiddenField, IntegerField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from ...services.decisions import LONGEST
from ..form_words import PostedForm
from ..forms import tidy
from ..speech import later

DAY = 24 * 60
MINUTES = NumberRange(1, DAY, message=later("Give from 1 to %(max)s minutes."))
REASON = Length(max=LONGEST, message=later("Use at most %(max)d characters."))


class DecideForm(PostedForm):
    reason = StringField(
        later("Reason"), filters=[tidy], validators=[DataRequired(later("Say why: the reason is kept.")), REASON]
    )


class ExtendForm(DecideForm):
    minutes = IntegerField(later("Minutes to add"), validators=[InputRequired(later("Say how many minutes.")), MINUTES])
    beyond = BooleanField(later("Even after the quiz has closed"))


class ReopenForm(DecideForm):
    minutes = IntegerField(later("Minutes from now"), validators=[Optional(), MINUTES])


class BackForm(PostedForm):
    reason = StringField(later("Reason, if you like"), filters=[tidy], validators=[REASON])
    decision = HiddenField()


FORMS: dict[str, type[PostedForm]] = {
    "extend": ExtendForm,
    "reopen": ReopenForm,
    "discard": DecideForm,
    "back": BackForm,
}


def forms() -> dict[str, PostedForm]:
    return {name: form(prefix=f"{name}-") for name, form in FORMS.items()}
