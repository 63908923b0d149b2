"""What the result page shows: not only what was wrong, but what would have been right and why."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from fractions import Fraction

from ..core.dates import parse_date
from ..core.facts import Article
from ..core.generate.wording import date_words
from ..core.kinds.ordering import Ordering
from ..core.question import Question
from ..core.rounding import decimal, percent
from ..services.attempts import OwnAttempt, OwnItem
from ..services.release import may_practise, release
from ..services.starting import Allowance
from .decision_words import told_words
from .distance import Distance, distance
from .pages import topics
from .prose import prose
from .timeline import Timeline, lay_out


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


@dataclass(frozen=True, slots=True)
class HandedIn:
    """An attempt that was handed in, by itself if `time_up`.

    `counts` says whether it counts all the same. `answers_at` is when its answers will be shown, `left` the attempts
    left (None: no limit), `practise` whether what was missed can be practised.
    """

    id: str
    title: str
    quiz_slug: str
    number: int
    submitted: datetime
    time_up: bool
    counts: bool
    answers: bool
    answers_at: datetime | None
    time_zone: str
    left: int | None
    open: bool
    practise: bool
    told: str


@dataclass(frozen=True, slots=True)
class Marks:
    """`passed` is None where there is no pass mark."""

    score: str
    maximum: str
    percent: str
    right: int
    partly: int
    wrong: int
    blank: int
    missed: int
    passed: bool | None


def verdict(item: OwnItem) -> str:
    if not item.keys:
        return "blank"
    return "right" if item.credit == 1 else "partly" if item.credit else "wrong"


def handed_in(own: OwnAttempt, allowed: Allowance, now: datetime) -> HandedIn:
    if own.submitted_at is None:
        raise ValueError(f"attempt {own.public_id} is still under way")
    shown = release(own, now)
    quiz = own.quiz
    return HandedIn(
        id=own.public_id,
        title=quiz.recipe.title,
        quiz_slug=quiz.slug,
        number=own.number,
        submitted=own.submitted_at,
        time_up=own.cut_off,
        counts=not own.cut_off or quiz.settings.unfinished == "counted",
        answers=shown.answers,
        answers_at=shown.at,
        time_zone=quiz.settings.time_zone,
        left=allowed.left,
        open=not quiz.closed(now) and not quiz.early(now),
        practise=may_practise(own, now),
        told=told_words(own.told) if own.told and own.told.what == "restored" else "",
    )


def marks(own: OwnAttempt, items: tuple[OwnItem, ...]) -> Marks:
    points = sum(((item.credit or Fraction(0)) * item.points for item in items), Fraction(0))
    maximum = sum(item.points for item in items)
    verdicts = [verdict(item) for item in items]
    mark = own.quiz.settings.pass_mark
    return Marks(
        score=decimal(points),
        maximum=str(maximum),
        percent=percent(points, maximum),
        right=verdicts.count("right"),
        partly=verdicts.count("partly"),
        wrong=verdicts.count("wrong"),
        blank=verdicts.count("blank"),
        missed=len(verdicts) - verdicts.count("right"),
        passed=None if mark is None else 100 * points >= mark * maximum,
    )


def result_item(item: OwnItem, article: Article | None, *, asked: bool = True, own: bool = True) -> ResultItem:
    """Return what is shown of the item to its student, or with `own` false to somebody else.

    Where nobody was asked, it has what each option would have said.
    """
    question = item.question
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
    return date_words(parse_date(written)) if written else ""


def _timeline(question: Ordering, item: OwnItem) -> Timeline | None:
    """Draw the right order and the student's on one scale, where every item has a date."""
    options = [question.option(key) for key in question.correct]
    if not item.keys or not all(option.date for option in options):
        return None
    place = {key: index for index, key in enumerate(question.correct)}
    dates = [parse_date(option.date) for option in options]
    return lay_out(dates, [place[key] for key in item.keys], [place[key] for key in question.locked])
