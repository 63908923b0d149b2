from wtforms import BooleanField, HiddenField, TextAreaField
from wtforms.validators import DataRequired, Length

from ...services.regrading import LONGEST
from ..form_words import PostedForm
from ..speech import later


class RegradeForm(PostedForm):
    rule = HiddenField()
    reason = TextAreaField(later("Reason"), validators=[DataRequired(later("Give a reason.")), Length(max=LONGEST)])
    reply = BooleanField()


class ReplyForm(PostedForm):
    reply = TextAreaField(later("Reply"), validators=[DataRequired(), Length(max=LONGEST)])
