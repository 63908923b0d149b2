from collections.abc import Sequence
from typing import Any

from wtforms import HiddenField, PasswordField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Regexp, ValidationError

from ...services import accounts
from ...services.accounts import roles
from ...services.passwords import LONGEST, SHORTEST, guessable
from ..form_words import PostedForm
from ..forms import LONGEST_NAME, tidy
from ..speech import gettext as _
from ..speech import later

LOGIN = Regexp(accounts.LOGIN, message=later("Use 2 to 60 letters, digits or . @ + - _ without spaces."))
LONG_ENOUGH = Length(
    min=SHORTEST, message=later("Use at least %(min)d characters: a few words are easiest to remember.")
)
NOT_TOO_LONG = Length(max=LONGEST, message=later("Use at most %(max)d characters."))


class SignInForm(PostedForm):
    login = StringField(later("Login"), filters=[tidy], validators=[InputRequired(), Length(max=LONGEST_NAME)])
    password = PasswordField(later("Password"), validators=[InputRequired(), Length(max=LONGEST)])
    next = HiddenField()


class PasswordForm(PostedForm):
    """Choosing a password; `own` are words that others know of its owner."""

    password = PasswordField(later("New password"), validators=[InputRequired(), LONG_ENOUGH, NOT_TOO_LONG])

    def __init__(self, own: Sequence[str] = (), **options: Any) -> None:
        super().__init__(**options)
        self.own = own

    def validate_password(self, field: PasswordField) -> None:
        if guessable(field.data or "", self.own):
            raise ValidationError(
                _("Many would guess this one: it is well known, or little more than your name. Choose another.")
            )


class FirstAccountForm(PasswordForm):
    login = StringField(later("Login"), filters=[tidy], validators=[InputRequired(), LOGIN])
    name = StringField(later("Your name"), filters=[tidy], validators=[Length(max=LONGEST_NAME)])

    def validate_password(self, field: PasswordField) -> None:
        self.own = (self.login.data or "", self.name.data or "")
        super().validate_password(field)


class ChangePasswordForm(PasswordForm):
    current = PasswordField(later("Current password"), validators=[InputRequired(), Length(max=LONGEST)])


class AccountForm(PostedForm):
    login = StringField(later("Login"), filters=[tidy], validators=[InputRequired(), LOGIN])
    name = StringField(later("Name"), filters=[tidy], validators=[Length(max=LONGEST_NAME)])
    role = SelectField(later("Role"), choices=list(roles()), default="teacher")  # type: ignore[arg-type]  # plain values are choices, too
