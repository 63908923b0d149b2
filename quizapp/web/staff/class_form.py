"""Classes and the places in them, as forms."""

from gettext import gettext as _

from flask_wtf import FlaskForm
from wtforms import BooleanField, IntegerField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, Length, NumberRange

from ..forms import LONGEST_NAME, tidy
from ..retention_words import PERIODS, period

POLICIES = {
    "name": _("their own name"),
    "pseudonym": _("a name they choose: you see no other"),
    "number": _("the number the school gave them, with a PIN"),
}
EXTRA_TIME = {
    0: _("none"),
    25: _("a quarter more"),
    33: _("a third more"),
    50: _("half as much again"),
    100: _("double"),
}
"""Percentages of the time limit."""
MOST_ATTEMPTS = 20
LONGEST_LISTED = 100
"""A name on an imported list may be longer than one that is typed."""


class ClassForm(FlaskForm):  # type: ignore[misc]
    name = StringField(_("Name of the class"), filters=[tidy], validators=[DataRequired(), Length(max=LONGEST_NAME)])
    policy = RadioField(_("What students go by"), choices=POLICIES, default="name")
    listed_only = BooleanField(_("Let in only those who are on the list of students"))
    keep = SelectField(
        _("Keep names for"), coerce=int, choices={str(days): words for days, words in PERIODS.items()}, default=0
    )

    def offer(self, now: int) -> None:
        """Fill the list of periods; one that was set elsewhere stays to be chosen."""
        self.keep.choices = {str(days): period(days) for days in sorted({*PERIODS, now})}


class PlaceForm(FlaskForm):  # type: ignore[misc]
    """One student of a class, as the teacher looks after them."""

    name = StringField(_("Name"), filters=[tidy], validators=[DataRequired(), Length(max=LONGEST_LISTED)])
    number = StringField(_("Number the school gave them"), filters=[tidy], validators=[Length(max=LONGEST_NAME)])
    extra_time = SelectField(_("Extra time"), coerce=int)
    extra_attempts = IntegerField(_("Extra attempts"), default=0, validators=[NumberRange(0, MOST_ATTEMPTS)])

    def offer(self, now: int) -> None:
        """Fill the list of extra times; one that was set elsewhere stays to be chosen."""
        known = EXTRA_TIME | {now: EXTRA_TIME.get(now, _("%(percent)s %% more") % {"percent": now})}
        self.extra_time.choices = {str(percent): known[percent] for percent in sorted(known)}


class InviteForm(FlaskForm):  # type: ignore[misc]
    login = StringField(_("Their login"), filters=[tidy], validators=[DataRequired(), Length(max=LONGEST_NAME)])
