"""What the key of a paper says to those who mark it."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from ..core.generate.wording import listed
from ..core.kinds.ordering import Ordering
from ..core.paper import PaperItem
from ..core.question import WEIGHTS
from ..core.rounding import decimal
from ..core.schemes.ties import ties
from .speech import gettext as _
from .speech import ngettext
from .written import number


def key_notes(item: PaperItem, scheme: str) -> list[str]:
    """Return what a marker has to know of a question beside the right letters."""
    notes = list(_ties(item))
    if scheme in SCHEME_NOTES:
        notes.append(SCHEME_NOTES[scheme](item))
    return notes


def _ties(item: PaperItem) -> Iterator[str]:
    if isinstance(item.question, Ordering):
        for group in ties(item.question.order):
            letters = listed(sorted(item.letters(group)), _("and"))
            yield _("The order of %(letters)s among themselves does not matter.") % {"letters": letters}


def _weights(item: PaperItem) -> str:
    weights = item.question.weights
    shares = [f"{item.letters([key])[0]} {weights[key]}".replace("-", "\N{MINUS SIGN}") for key in item.shown]
    return _("Shares of the point: %(shares)s.") % {"shares": ", ".join(shares)}


def _pairs(item: PaperItem) -> str:
    pairs = len(item.question.order.open_pairs) if isinstance(item.question, Ordering) else 0
    return ngettext(
        "%(num)s pair; %(cost)s off if it is the wrong way round.",
        "%(num)s pairs; %(cost)s off for each that is the wrong way round.",
        pairs,
    ) % {"num": pairs, "cost": number(decimal(Fraction(2, max(pairs, 1))))}


SCHEME_NOTES: Mapping[str, Callable[[PaperItem], str]] = {WEIGHTS: _weights, "pairs": _pairs}
"""Schemes of which the sentence alone does not say what an answer that is right in part earns."""
