"""One attempt as those see it who read results: what was asked and answered, and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from string import ascii_lowercase

from ..core.facts import Article
from ..core.kinds.ordering import Ordering
from ..core.question import Answer as Keys
from ..services.attempts import OwnAttempt
from ..services.history import Event
from ..services.notes import Written
from ..services.own_items import OwnItem
from ..services.results import Line
from ..services.rulings import Decision
from .decision_words import decision_words
from .outcome import ResultItem, result_item
from .prose import prose
from .results_table import duration
from .scheme_words import scheme_sentence

DIGITS = 8
"""Of the digest of a wording: enough to tell two of the same question apart."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the attempt. `shown` are the items of an ordering as they first stood, each with its letter."""

    result: ResultItem
    scheme: str
    wording: str
    flagged: bool
    shown: list[tuple[str, str]]
    notes: list[Written]


@dataclass(frozen=True, slots=True)
class Moment:
    """`since` is the time since the start; of a saved answer, `before` and `after` are empty for none.

    `said` is what a teacher decided, `reason` why.
    """

    at: datetime
    since: str
    what: str
    slot: int | None
    lang: str
    before: str
    after: str
    said: str = ""
    reason: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The attempts of those before and after in the list, and all attempts of this student: number and id."""

    name: str
    previous: str
    next: str
    attempts: list[tuple[int, str]]
    counted: str


def asked(
    items: Sequence[OwnItem],
    article: Article | None,
    questions: dict[int, int],
    notes: Sequence[Written],
    decided: dict[int, list[Decision]],
) -> list[Asked]:
    return [
        Asked(
            result=result_item(item, article, decided.get(item.slot, ()), own=False),
            scheme=scheme_sentence(item.scheme),
            wording=item.question.digest[:DIGITS],
            flagged=item.flagged,
            shown=_lettered(item) if isinstance(item.question, Ordering) else [],
            notes=[note for note in notes if note.question_id == questions[item.slot]],
        )
        for item in items
    ]


def moments(own: OwnAttempt, items: Sequence[OwnItem], events: Sequence[Event]) -> list[Moment]:
    by_slot = {item.slot: item for item in items}
    return [_moment(own, event, by_slot.get(event.slot or 0)) for event in events]


def _moment(own: OwnAttempt, event: Event, item: OwnItem | None) -> Moment:
    return Moment(
        at=event.at,
        since=duration((event.at - own.started_at).total_seconds()),
        what=event.what,
        slot=event.slot,
        lang=item.question.lang if item else "",
        before=_said(item, event.before) if item else "",
        after=_said(item, event.after) if item else "",
        said=decision_words(event.decided) if event.decided else "",
        reason=event.decided.reason if event.decided else "",
        author=event.decided.author if event.decided else "",
    )


def _lettered(item: OwnItem) -> list[tuple[str, str]]:
    return [
        (_letter(place), prose(item.question, item.question.option(key).text)) for place, key in enumerate(item.shown)
    ]


def _letter(place: int) -> str:
    """Return a small letter: the capital ones name the items in their right order."""
    return ascii_lowercase[place] if place < len(ascii_lowercase) else str(place + 1)


def _said(item: OwnItem, keys: Keys) -> str:
    """Return an answer in short: the letters of an order, the words of options chosen."""
    if isinstance(item.question, Ordering):
        return " ".join(_letter(item.shown.index(key)) for key in keys)
    return "; ".join(prose(item.question, item.question.option(key).text) for key in keys)


def neighbours(lines: Sequence[Line], public_id: str) -> Neighbours | None:
    """Return where the attempt stands in a list, if it is in it."""
    seen = [line for line in lines if line.shown]
    for place, line in enumerate(seen):
        if any(each.attempt == public_id for each in line.attempts):
            near = [seen[i].shown if 0 <= i < len(seen) else None for i in (place - 1, place + 1)]
            previous, following = (each.attempt if each else "" for each in near)
            counted = line.counted.attempt if line.counted else ""
            own = [(each.number, each.attempt) for each in line.attempts]
            return Neighbours(line.place.name, previous, following, own, counted)
    return None
