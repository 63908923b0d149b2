from gettext import gettext as _

from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Regexp

from ...services.accounts import roles
from ...services.passwords import LONGEST, SHORTEST
from ..forms import LONGEST_NAME, tidy

LOGIN = Regexp(r"^[\w.@+-]{2,60}$", message=_("Use 2 to 60 letters, digits or . @ + - _ without spaces."))
NEW_PASSWORD = Length(
    SHORTEST, LONGEST, message=_("Use at least %(min)d characters: a few words are easiest to remember.")
)


class SignInForm(FlaskForm):  # type: ignore[misc]
    login = StringField(_("Login"), filters=[tidy], validators=[InputRequired(), Length(max=LONGEST_NAME)])
    password = PasswordField(_("Password"), validators=[InputRequired(), Length(max=LONGEST)])
    next = HiddenField()


class PasswordForm(FlaskForm):  # type: ignore[misc]
    """Choosing a password by a link."""

    password = PasswordField(_("New password"), validators=[InputRequired(), NEW_PASSWORD])


class FirstAccountForm(PasswordForm):
    login = StringField(_("Login"), filters=[tidy], validators=[InputRequired(), LOGIN])
    name = StringField(_("Your name"), filters=[tidy], validators=[Length(max=LONGEST_NAME)])


class ChangePasswordForm(PasswordForm):
    current = PasswordField(_("Current password"), validators=[InputRequired(), Length(max=LONGEST)])


class AccountForm(FlaskForm):  # type: ignore[misc]
    login = StringField(_("Login"), filters=[tidy], validators=[InputRequired(), LOGIN])
    name = StringField(_("Name"), filters=[tidy], validators=[Length(max=LONGEST_NAME)])
    role = SelectField(_("Role"), choices=list(roles()), default="teacher")  # type: ignore[arg-type]  # plain values are choices, too
