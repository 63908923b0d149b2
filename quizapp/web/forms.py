from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import AnyOf, InputRequired, Length

from ..services import names

LONGEST_NAME = 60


def tidy(text: str | None) -> str:
    """Fold white space, so that a name cannot be made of it or hide in it."""
    return names.tidy(text or "")


class StartForm(FlaskForm):  # type: ignore[misc]
    name = StringField(filters=[tidy], validators=[Length(max=LONGEST_NAME)])
    layout = StringField(default="one", validators=[AnyOf(["one", "all"])])


class ResumeForm(FlaskForm):  # type: ignore[misc]
    code = StringField(filters=[tidy], validators=[InputRequired(), Length(max=40)])
