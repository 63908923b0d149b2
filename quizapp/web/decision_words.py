"""What a teacher decided about an attempt, in words for the two sides."""

from collections.abc import Mapping

from ..services.attempts import Told
from ..services.decisions import Decided
from .speech import Message, ngettext
from .speech import gettext as _

STAFF: Mapping[str, Message] = {
    "extended": "given more time",
    "shortened": "the added time was taken away again",
    "reopened": "opened again",
    "closed": "submitted again as it had been",
    "discarded": "discarded",
    "restored": "brought back",
}
STUDENT: Mapping[str, Message] = {
    "shortened": "Your teacher took the added time away again.",
    "reopened": "Your teacher opened this attempt again. Submit it when you are done.",
    "discarded": "Your teacher discarded this attempt, so it does not count.",
    "restored": "Your teacher brought this attempt back: it counts again.",
}


def decision_words(decided: Decided) -> str:
    if decided.what == "extended" and decided.minutes:
        return ngettext("given %(num)s more minute", "given %(num)s more minutes", decided.minutes) % {
            "num": decided.minutes
        }
    return _(STAFF[decided.what])


def told_words(told: Told | None) -> str:
    """Return what the student is told about the newest decision, or nothing."""
    if told is None:
        return ""
    if told.what == "extended" and told.minutes:
        words = ngettext(
            "Your teacher gave you %(num)s more minute.", "Your teacher gave you %(num)s more minutes.", told.minutes
        )
        return words % {"num": told.minutes}
    return _(STUDENT[told.what]) if told.what in STUDENT else ""
