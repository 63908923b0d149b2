"""How long things are kept, in words for teachers and for students."""

from gettext import gettext as _
from gettext import ngettext

PERIODS = {
    0: _("as long as I like"),
    30: _("30 days"),
    90: _("90 days"),
    183: _("six months"),
    365: _("one year"),
    730: _("two years"),
    1825: _("five years"),
}
"""Days to choose from."""


def period(days: int) -> str:
    return PERIODS.get(days) or ngettext("%(num)s day", "%(num)s days", days) % {"num": days}


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
