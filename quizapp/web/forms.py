from wtforms import StringField
from wtforms.validators import AnyOf, InputRequired, Length

from ..core.invisible import visible
from ..formats.banks.written import UNFIT
from ..services import names
from .form_words import PostedForm

LONGEST_NAME = 60


def tidy(text: str | None) -> str:
    """Fold white space, so that a name cannot be made of it or hide in it; drop what no file can hold, nor any screen
    show: it would keep a bank's questions out of files, and steer the terminal of whoever lists titles."""
    return names.tidy(UNFIT.sub(" ", visible(text or "")))


class StartForm(PostedForm):
    name = StringField(filters=[tidy], validators=[Length(max=LONGEST_NAME)])
    layout = StringField(default="one", validators=[AnyOf(["one", "all"])])


class ResumeForm(PostedForm):
    code = StringField(filters=[tidy], validators=[InputRequired(), Length(max=40)])
