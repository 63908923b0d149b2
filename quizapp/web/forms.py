from wtforms import StringField
from wtforms.validators import AnyOf, InputRequired, Length

from ..services import names
from .form_words import PostedForm

LONGEST_NAME = 60


def tidy(text: str | None) -> str:
    """Fold white space, so that a name cannot be made of it or hide in it."""
    return names.tidy(text or "")


class StartForm(PostedForm):
    name = StringField(filters=[tidy], validators=[Length(max=LONGEST_NAME)])
    layout = StringField(default="one", validators=[AnyOf(["one", "all"])])


class ResumeForm(PostedForm):
    code = StringField(filters=[tidy], validators=[InputRequired(), Length(max=40)])
