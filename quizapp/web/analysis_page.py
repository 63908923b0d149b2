"""The analysis of a quiz as pages show it: figures as text, verdicts as sentences."""

from dataclasses import dataclass
from string import ascii_uppercase

from ..services.analysis import Analysis, Place, Wording
from ..stats.figure import Figure
from ..stats.test import Whole
from ..stats.verdicts import SMALL, Verdict
from .analysis_words import MEANINGS, VERDICTS, WHOLE, duration, number, reason, share
from .prose import prose
from .speech import gettext as _
from .speech import ngettext

NUMBERS = {"discrimination", "alpha_without", "skewness", "alpha"}
"""Figures that are no parts of a whole; the others are written as percentages."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure as text; without `text`, `reason` says why there is none."""

    name: str
    text: str
    reason: str = ""
    interval: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict in few words and in a sentence: `weight` is check, look, hint, unsure or fine."""

    weight: str
    short: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    stem: str
    lang: str
    said: list[Said]
    cells: list[Cell]
    small: bool
    """Whether so few attempts stand behind the figures that they are shown as uncertain."""


def row(place: Place) -> Row:
    usual = place.wordings[0].question
    return Row(
        number=place.number,
        stem=prose(usual, usual.stem),
        lang=usual.lang,
        said=[said(verdict, place) for verdict in place.verdicts],
        cells=cells(place),
        small=place.seen.n < SMALL,
    )


def cells(place: Place) -> list[Cell]:
    seen = place.seen
    figures = seen.figures
    time = Figure(place.seconds) if place.seconds is not None else Figure.none("no-answers")
    found = {
        "facility": figures.facility,
        "corrected": seen.corrected,
        "chance": Figure(seen.chance),
        "sd": figures.sd,
        "discrimination": figures.discrimination,
        "efficiency": figures.efficiency,
        "weight": figures.weight,
        "alpha_without": figures.alpha_without,
    }
    answered = _("%(answered)s of %(n)s") % {"answered": seen.n - seen.blank, "n": seen.n}
    return [
        Cell("answered", answered),
        *(cell(name, figure) for name, figure in found.items()),
        Cell("seconds", duration(time.value), reason(time) if time.reason else ""),
    ]


def cell(name: str, figure: Figure) -> Cell:
    if figure.value is None:
        return Cell(name, "", reason(figure))
    written = number if name in NUMBERS else share
    low, high = (written(within(name, bound)) for bound in (figure.low, figure.high))
    interval = _("%(low)s to %(high)s") % {"low": low, "high": high} if low and high else ""
    return Cell(name, written(figure.value), interval=interval)


def within(name: str, bound: float | None) -> float | None:
    """Return the bound of an interval; of a share of the full score, no further than there are scores."""
    return bound if bound is None or name in NUMBERS else min(max(bound, 0.0), 1.0)


def whole_cells(whole: Whole) -> list[Cell]:
    return [cell(name, getattr(whole, name)) for name in WHOLE]


def said(verdict: Verdict, place: Place) -> Said:
    weight, short, sentence = VERDICTS[verdict.code]
    params = dict(verdict.params)
    if "option" in params:
        params["option"] = named(place, params["option"])
    if "options" in params:
        params["options"] = _(" or ").join(named(place, key) for key in params["options"])
    return Said(weight, _(short), _(sentence) % params)


def named(place: Place, key: str) -> str:
    """Return the letter of an option, and its text."""
    for wording in place.wordings:
        for letter, option in letters(wording).items():
            if option == key:
                return f"{letter} (“{prose(wording.question, wording.question.option(key).text)}”)"
    return key


def letters(wording: Wording) -> dict[str, str]:
    """Return the option keys by letter, in the question's own order."""
    question = wording.question
    keys = [option.key for option in question.options]
    return dict(zip(ascii_uppercase, keys, strict=False))


def notes(found: Analysis) -> list[str]:
    """Say what has to be known before any figure is read."""
    told = []
    if found.whole.n < SMALL:
        told.append(
            _("Figures of fewer than %(fewest)s attempts are uncertain; they are shown in grey.") % {"fewest": SMALL}
        )
    if found.forms_differ:
        told.append(
            _(
                "Forms differ: not everybody was asked the same. Figures are about the places of the quiz, "
                "and so are alpha and the standard error."
            )
        )
    if found.earlier:
        told.append(
            ngettext(
                "%(num)s attempt was made when the quiz had other parts, and is left out.",
                "%(num)s attempts were made when the quiz had other parts, and are left out.",
                found.earlier,
            )
            % {"num": found.earlier}
        )
    if found.dropped:
        told.append(
            ngettext(
                "Question %(numbers)s was dropped, and is in none of these figures.",
                "Questions %(numbers)s were dropped, and are in none of these figures.",
                len(found.dropped),
            )
            % {"numbers": ", ".join(map(str, found.dropped))}
        )
    if (found.whole.alpha.value or 0) < 0:
        told.append(
            _(
                "Alpha is negative: the questions do not rise and fall together. In a small class that may be chance; "
                "else some questions work against the others, or they ask about quite different things."
            )
        )
    return told


def heads() -> list[tuple[str, str]]:
    """Return the name and the meaning of each column."""
    return [(_(name), _(meaning)) for name, meaning in MEANINGS.values()]
