"""What is asked of somebody who comes into a class."""

from collections.abc import Mapping, Sequence

from wtforms import RadioField, SelectField, StringField, ValidationError
from wtforms.validators import InputRequired, Length, Regexp

from ...services.joining import Door, Joining, Place
from ..form_words import PostedForm
from ..forms import LONGEST_NAME, tidy
from ..speech import Message, later
from ..speech import gettext as _

PIN = Regexp(r"^([0-9]{4,8})?$", message=later("A PIN has four to eight digits."))
BLAMED = {
    "name-listed": "place",
    "place-unknown": "place",
    "pin-once": "own",
    "pin-over": "pin",
    "pin-unset": "pin",
    "pin-wrong": "pin",
    "pins-many": "pin",
}
"""Beside which field it is said what is wrong; the rest stands beside the name."""
LABELS: Mapping[str, Message] = {"name": "Your name", "pseudonym": "A name to go by", "number": "Your student number"}


class CodeForm(PostedForm):
    code = StringField(later("Class code"), filters=[tidy], validators=[InputRequired(), Length(max=40)])


class DoorForm(PostedForm):
    """`place` is there where the class has a list of names to pick from, `pin` where others know the name, too,
    `own` where that PIN is good once, and `who` where the browser was used by a student who is not in this class."""

    place = SelectField(later("Your name"), default="")
    name = StringField(later("Your name"), filters=[tidy], validators=[Length(max=LONGEST_NAME)])
    who = RadioField(later("Who are you?"), default="same")
    pin = StringField(later("PIN"), filters=[tidy], validators=[PIN])
    own = StringField(later("A PIN of your own"), filters=[tidy], validators=[PIN])

    @classmethod
    def at(cls, door: Door, places: Sequence[Place], known: str, *, posted: bool) -> "DoorForm":
        """Return the form for this door; `known` is the name this browser was used under elsewhere, or empty."""
        form = cls() if posted else cls(formdata=None)
        form.name.label.text = _("Your name, if it is not on the list") if places else _(LABELS[door.policy])
        form.place.choices = {"": _("Choose your name")} | {place.public_id: place.name for place in places}
        form.number = door.policy == "number"
        form.who.choices = {"same": _("I am %(name)s") % {"name": known}, "other": _("I am somebody else")}
        if known and not posted and not places and door.policy == "name":
            form.name.data = known
        if not known:
            del form.who
        if not places:
            del form.place
        if not (places or form.number):
            del form.pin, form.own
        form.once = bool(form.own and form.own.data)
        return form

    number = False
    """Whether students go by their number."""
    once = False
    """Whether the PIN is one of the teacher's, so that another is to be chosen."""

    def validate_name(self, field: StringField) -> None:
        if not field.data and not (self.place and self.place.data):
            raise ValidationError(_("Choose your name, or type it.") if self.place else _("Fill this in."))

    def validate_pin(self, field: StringField) -> None:
        if not field.data and (self.number or (self.place and self.place.data)):
            raise ValidationError(_("Type a PIN: it keeps others from taking your place."))

    @property
    def somebody_else(self) -> bool:
        return bool(self.who and self.who.data == "other")

    def joining(self) -> Joining:
        return Joining(
            name=self.name.data or "",
            place=self.place.data if self.place else "",
            pin=self.pin.data or "" if self.pin else "",
            own=self.own.data or "" if self.own else "",
        )

    def blame(self, code: str, message: str) -> None:
        """Say what is wrong beside the field it is about."""
        self.once = self.once or code == "pin-once"
        field = getattr(self, BLAMED.get(code, "name")) or self.name
        field.errors = [message]
