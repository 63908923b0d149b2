"""Classes and the places in them, as forms."""

from collections.abc import Mapping

from wtforms import BooleanField, IntegerField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, Length, NumberRange

from ..form_words import PostedForm
from ..forms import LONGEST_NAME, tidy
from ..retention_words import PERIODS, period
from ..speech import Message, later, worded
from ..speech import gettext as _
from ..written import percentage

POLICIES: Mapping[str, Message] = {
    "name": "their own name",
    "pseudonym": "a name they choose: you see no other",
    "number": "the number the school gave them, with a PIN",
}
EXTRA_TIME: Mapping[int, Message] = {
    0: "none",
    25: "a quarter more",
    33: "a third more",
    50: "half as much again",
    100: "double",
}
"""Percentages of the time limit."""
MOST_ATTEMPTS = 20
LONGEST_LISTED = 100
"""A name on an imported list may be longer than one that is typed."""


class ClassForm(PostedForm):
    name = StringField(
        later("Name of the class"), filters=[tidy], validators=[DataRequired(), Length(max=LONGEST_NAME)]
    )
    policy = RadioField(later("What students go by"), choices=lambda: worded(POLICIES), default="name")
    listed_only = BooleanField(later("Let in only those who are on the class list"))
    keep = SelectField(
        later("Keep names for"),
        coerce=int,
        choices=lambda: {str(days): _(words) for days, words in PERIODS.items()},
        default=0,
    )

    def offer(self, now: int) -> None:
        """Fill the list of periods; one that was set elsewhere stays to be chosen."""
        self.keep.choices = {str(days): period(days) for days in sorted({*PERIODS, now})}


class PlaceForm(PostedForm):
    """One student of a class, as the teacher looks after them."""

    name = StringField(later("Name"), filters=[tidy], validators=[DataRequired(), Length(max=LONGEST_LISTED)])
    number = StringField(later("Number the school gave them"), filters=[tidy], validators=[Length(max=LONGEST_NAME)])
    extra_time = SelectField(later("Extra time"), coerce=int)
    extra_attempts = IntegerField(later("Extra attempts"), default=0, validators=[NumberRange(0, MOST_ATTEMPTS)])

    def offer(self, now: int) -> None:
        """Fill the list of extra times; one that was set elsewhere stays to be chosen."""
        known = {many: _(words) for many, words in EXTRA_TIME.items()}
        known.setdefault(now, _("%(percent)s more") % {"percent": percentage(now)})
        self.extra_time.choices = {str(many): known[many] for many in sorted(known)}


class InviteForm(PostedForm):
    login = StringField(later("Their login"), filters=[tidy], validators=[DataRequired(), Length(max=LONGEST_NAME)])
