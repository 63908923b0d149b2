from gettext import gettext as _

from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, TextAreaField
from wtforms.validators import DataRequired, Length

from ...services.regrading import LONGEST


class RegradeForm(FlaskForm):  # type: ignore[misc]
    rule = HiddenField()
    reason = TextAreaField(_("Reason"), validators=[DataRequired(_("Please give a reason.")), Length(max=LONGEST)])
    reply = BooleanField()


class ReplyForm(FlaskForm):  # type: ignore[misc]
    reply = TextAreaField(_("Reply"), validators=[DataRequired(), Length(max=LONGEST)])
