"""How long things are kept, in words for teachers and for students."""

from collections.abc import Mapping

from .speech import Message, ngettext
from .speech import gettext as _

PERIODS: Mapping[int, Message] = {
    0: "as long as I like",
    30: "30 days",
    90: "90 days",
    183: "six months",
    365: "one year",
    730: "two years",
    1825: "five years",
}
"""Days to choose from."""


def period(days: int) -> str:
    return _(PERIODS[days]) if days in PERIODS else ngettext("%(num)s day", "%(num)s days", days) % {"num": days}


def class_promise(days: int) -> str:
    """Return what a student is told who comes into a class."""
    if not days:
        return _("Your teacher keeps what you do here until they erase it. You may ask them to at any time.")
    return _(
        "Your name is erased when this class has not been used for %(period)s; what you answered is kept without it."
    ) % {"period": period(days)}


def practice_promise(days: int) -> str:
    """Return what a student is told of open practice."""
    if not days:
        return _("Open practice is kept until you delete it.")
    return _("Open practice is deleted after %(period)s, or as soon as you like.") % {"period": period(days)}
