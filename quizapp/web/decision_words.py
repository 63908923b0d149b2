"""What a teacher decided about an attempt, in words for the two sides."""

from gettext import gettext as _
from gettext import ngettext

from ..services.attempts import Told
from ..services.decisions import Decided

STAFF = {
    "extended": _("given more time"),
    "shortened": _("the time given was taken back"),
    "reopened": _("opened again"),
    "closed": _("submitted again as it had been"),
    "discarded": _("discarded"),
    "restored": _("brought back"),
}
STUDENT = {
    "shortened": _("Your teacher took the time back that was added."),
    "reopened": _("Your teacher opened this attempt again. Submit it when you are done."),
    "discarded": _("Your teacher discarded this attempt, so it does not count."),
    "restored": _("Your teacher brought this attempt back: it counts again."),
}


def decision_words(decided: Decided) -> str:
    if decided.what == "extended" and decided.minutes:
        return ngettext("given %(num)s more minute", "given %(num)s more minutes", decided.minutes) % {
            "num": decided.minutes
        }
    return STAFF[decided.what]


def told_words(told: Told | None) -> str:
    """Return what the student is told about the newest decision, or nothing."""
    if told is None:
        return ""
    if told.what == "extended" and told.minutes:
        words = ngettext(
            "Your teacher gave you %(num)s more minute.", "Your teacher gave you %(num)s more minutes.", told.minutes
        )
        return words % {"num": told.minutes}
    return STUDENT.get(told.what, "")
