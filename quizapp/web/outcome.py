"""What the result page shows: not only what was wrong, but what would have been right and why."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from ..core.dates import parse_date
from ..core.facts import Article
from ..core.kinds.ordering import Ordering
from ..core.question import Question
from ..core.rounding import decimal
from ..core.rulings import marking
from ..services.own_items import OwnItem
from ..services.rulings import Decision
from .distance import Distance, distance
from .pages import topics
from .prose import prose
from .ruling_words import Told, told
from .timeline import Timeline, lay_out
from .written import dated


@dataclass(frozen=True, slots=True)
class Row:
    """One item of an ordering: its right place, and where the student put it (None if unanswered)."""

    place: int
    text: str
    date: str
    yours: int | None
    locked: bool
    misplaced: bool
    """Whether it is part of a pair the wrong way round."""


@dataclass(frozen=True, slots=True)
class WrongPair:
    """Two items the student has the wrong way round, and how far apart they are where both are dated."""

    earlier: str
    later: str
    distance: Distance | None


@dataclass(frozen=True, slots=True)
class MarkedOption:
    text: str
    chosen: bool
    correct: bool
    feedback: str


@dataclass(frozen=True, slots=True)
class ResultItem:
    slot: int
    kind: str
    stem: str
    lang: str
    verdict: str
    credit: str
    points: str
    explanation: str
    caveat: str
    paragraphs: list[tuple[int, str]]
    options: list[MarkedOption]
    rows: list[Row] = field(default_factory=list)
    pairs_wrong: int = 0
    pairs_total: int = 0
    wrong_pairs: list[WrongPair] = field(default_factory=list)
    ends: tuple[str, ...] = ()
    timeline: Timeline | None = None
    own: bool = True
    """Whether it is shown to whoever answered it."""
    regraded: list[Told] = field(default_factory=list)
    """What was decided about the question, where that is how it is marked now."""


def verdict(item: OwnItem) -> str:
    if not item.counts:
        return "dropped"
    if not item.keys:
        return "blank"
    return "right" if item.credit == 1 else "partly" if item.credit else "wrong"


def result_item(
    item: OwnItem,
    article: Article | None,
    decisions: Sequence[Decision] = (),
    *,
    asked: bool = True,
    own: bool = True,
) -> ResultItem:
    """Return what is shown of the item: beside the key that is best for its answer, where several are right.

    Where nobody was asked, each option says what it would have said; with `own` false somebody else looks at it.
    """
    marked_by = marking(item.question, item.scheme, [decision.ruling for decision in decisions])
    question = marked_by.compared(item.keys)
    marked = ResultItem(
        slot=item.slot,
        kind=question.kind,
        stem=prose(question, question.stem),
        lang=question.lang,
        verdict=verdict(item),
        credit=decimal((item.credit or Fraction(0)) * item.points),
        points=str(item.points),
        explanation=prose(question, question.explanation),
        caveat=question.caveat,
        paragraphs=topics(article, question.paragraphs),
        options=[_option(question, key, item, told=not asked) for key in item.shown],
        own=own,
        regraded=[told(each, marked_by.question) for each in decisions if each.ruling in marked_by.by],
    )
    return _ordered(marked, question, item) if isinstance(question, Ordering) else marked


def _option(question: Question, key: str, item: OwnItem, *, told: bool) -> MarkedOption:
    option, chosen = question.option(key), key in item.keys
    right = key in question.correct or option.weight == "1"
    feedback = prose(question, option.feedback) if chosen or told else ""
    return MarkedOption(prose(question, option.text), chosen, right, feedback)


def _ordered(marked: ResultItem, question: Ordering, item: OwnItem) -> ResultItem:
    text = {option.key: prose(question, option.text) for option in question.options}
    yours = {key: place for place, key in enumerate(item.keys, 1)}
    wrong = question.wrong_pairs(item.keys) if item.keys else ()
    misplaced = {key for pair in wrong for key in pair}
    locked = set(question.locked)
    return replace(
        marked,
        options=[],
        rows=[
            Row(place, text[key], _date(question, key), yours.get(key), key in locked, key in misplaced)
            for place, key in enumerate(question.correct, 1)
        ],
        pairs_wrong=len(wrong),
        pairs_total=sum(not locked.issuperset(pair) for pair in question.comparable),
        wrong_pairs=[WrongPair(text[a], text[b], _distance(question, a, b)) for a, b in wrong],
        ends=question.ends,
        timeline=_timeline(question, item),
    )


def _distance(question: Question, earlier: str, later: str) -> Distance | None:
    """Return how far apart two items are, where their dates say so."""
    written = question.option(earlier).date, question.option(later).date
    if not all(written):
        return None
    first, last = map(parse_date, written)
    return distance(first, last) if first.before(last) else None


def _date(question: Question, key: str) -> str:
    written = question.option(key).date
    return dated(parse_date(written), question.lang) if written else ""


def _timeline(question: Ordering, item: OwnItem) -> Timeline | None:
    """Draw the right order and the student's on one scale, where every item has a date."""
    options = [question.option(key) for key in question.correct]
    if not item.keys or not all(option.date for option in options):
        return None
    place = {key: index for index, key in enumerate(question.correct)}
    dates = [parse_date(option.date) for option in options]
    return lay_out(dates, [place[key] for key in item.keys], [place[key] for key in question.locked])
