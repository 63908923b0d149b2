from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, TextAreaField
from wtforms.validators import DataRequired, Length

from ...services.regrading import LONGEST
from ..speech import later


class RegradeForm(FlaskForm):  # type: ignore[misc]
    rule = HiddenField()
    reason = TextAreaField(
        later("Reason"), validators=[DataRequired(later("Please give a reason.")), Length(max=LONGEST)]
    )
    reply = BooleanField()


class ReplyForm(FlaskForm):  # type: ignore[misc]
    reply = TextAreaField(later("Reply"), validators=[DataRequired(), Length(max=LONGEST)])
