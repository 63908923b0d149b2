"""The settings under which a quiz is given, as a form."""

from datetime import datetime
from typing import Any

from wtforms import BooleanField, DateTimeLocalField, IntegerField, RadioField, SelectField, ValidationError
from wtforms.validators import NumberRange, Optional

from ...services.assignments import FOR_A_CLASS, Settings
from ..form_words import PostedForm
from ..speech import gettext as _
from ..speech import later
from ..zones import NoSuchTime, to_local, to_utc, zones

MOST_MINUTES = 24 * 60
FORMS = range(2, 5)


class SettingsForm(PostedForm):
    """Dates are typed in `time_zone`; `settings()` has them in UTC."""

    variants = RadioField(
        later("Questions"),
        choices=lambda: {
            "same": _("the same for everybody"),
            "forms": _("parallel forms: neighbours get different ones"),
            "fresh": _("drawn afresh for every attempt"),
        },
    )
    forms = SelectField(later("How many forms"), choices={str(number): str(number) for number in FORMS}, coerce=int)
    shuffle = BooleanField(later("Everybody gets the questions in a different order"))
    feedback = RadioField(
        later("Right answers and explanations"),
        choices=lambda: {
            "submitted": _("after submitting"),
            "each": _("after each question, which cannot be changed then"),
            "closed": _("after the quiz has closed, the score as well"),
            "score": _("never: only the score"),
        },
    )
    attempts = SelectField(
        later("Attempts"),
        choices=lambda: {"1": "1", "2": "2", "3": "3", "5": "5", "10": "10", "0": _("no limit")},
        coerce=int,
    )
    counts = SelectField(
        later("Which one counts"),
        choices=lambda: {"best": _("the best"), "last": _("the last"), "first": _("the first")},
    )
    unfinished = RadioField(
        later("Not submitted when the time is up or the quiz closes"),
        choices=lambda: {
            "counted": _("submitted as saved, and counts like any other"),
            "ignored": _("does not count, and is not given back"),
        },
        default="counted",
    )
    minutes = IntegerField(later("Time limit in minutes"), validators=[Optional(), NumberRange(1, MOST_MINUTES)])
    pass_mark = IntegerField(later("Pass mark in percent"), validators=[Optional(), NumberRange(1, 100)])
    time_zone = SelectField(later("Time zone"), choices={zone: zone.replace("_", " ") for zone in zones()})
    opens_at = DateTimeLocalField(
        later("Opens"), format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"], validators=[Optional()]
    )
    closes_at = DateTimeLocalField(
        later("Closes"), format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"], validators=[Optional()]
    )

    @classmethod
    def showing(cls, settings: Settings = FOR_A_CLASS, **more: Any) -> "SettingsForm":
        """Return the form filled with these settings, whatever was posted."""
        zone = settings.time_zone
        values: dict[str, Any] = {name: getattr(settings, name) for name in Settings.__dataclass_fields__}
        for name in ("opens_at", "closes_at"):
            values[name] = to_local(values[name], zone) if values[name] else None
        values["forms"] = max(settings.forms, FORMS[0])
        return cls(formdata=None, data=values | more)

    def validate_opens_at(self, field: DateTimeLocalField) -> None:
        self._moment(field)

    def validate_closes_at(self, field: DateTimeLocalField) -> None:
        closes, opens = self._moment(field), self._moment(self.opens_at)
        if closes and opens and closes <= opens:
            raise ValidationError(_("It has to close after it opens."))

    def settings(self) -> Settings:
        """Return what was chosen; the form must have been validated."""
        return Settings(
            variants=self.variants.data,
            forms=self.forms.data if self.variants.data == "forms" else 1,
            shuffle=self.shuffle.data,
            feedback=self.feedback.data,
            attempts=self.attempts.data,
            counts=self.counts.data,
            unfinished=self.unfinished.data,
            minutes=self.minutes.data,
            pass_mark=self.pass_mark.data,
            time_zone=self.time_zone.data,
            opens_at=self._moment(self.opens_at),
            closes_at=self._moment(self.closes_at),
        )

    def _moment(self, field: DateTimeLocalField) -> datetime | None:
        if field.data is None:
            return None
        try:
            return to_utc(field.data, self.time_zone.data)
        except (NoSuchTime, KeyError, OverflowError) as error:
            raise ValidationError(
                _("The clocks go forward then, so this time does not exist: choose one an hour later or earlier.")
            ) from error
