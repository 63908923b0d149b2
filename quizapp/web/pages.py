"""What the student's pages show while a quiz is being found and taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from weakref import WeakKeyDictionary

from flask import Response, jsonify, url_for

from ..core.facts import Article
from ..core.kinds import KINDS
from ..core.recipe import Recipe
from ..core.rounding import decimal, percent
from ..core.sources import Sources
from ..services.answers import Saved
from ..services.assignments import Assigned
from ..services.attempts import OwnAttempt, Slot
from ..services.own_items import OwnItem
from ..services.release import Release
from ..services.scores import Score
from .decision_words import told_words
from .prose import prose
from .written import dated


@dataclass(frozen=True, slots=True)
class ArticleCard:
    title: str
    author: str
    publication: str
    date: str


@dataclass(frozen=True, slots=True)
class QuizCard:
    """`article` is missing where the quiz goes with none."""

    slug: str
    title: str
    summary: str
    count: int
    given_at: datetime
    minutes: int | None
    time_zone: str
    closed: bool
    article: ArticleCard | None
    read: list[tuple[int, str]]
    schemes: list[str]


@dataclass(frozen=True, slots=True)
class OpenCard:
    """An attempt under way; `practice` is about what was missed in another."""

    title: str
    practice: bool
    url: str
    answered: int
    total: int
    given_at: datetime
    time_zone: str
    started: datetime


@dataclass(frozen=True, slots=True)
class PastCard:
    """`score` is empty while it is not shown; `practice` is about what was missed in another."""

    number: int
    practice: bool
    submitted: datetime
    score: str
    maximum: str
    percent: str
    url: str


@dataclass(frozen=True, slots=True)
class AttemptHead:
    """`end` is when it is submitted as saved, and `late` says whether it counts then.

    `checks` says that answers are explained one by one.
    """

    id: str
    title: str
    number: int
    total: int
    answered: int
    layout: str
    checks: bool
    started: datetime
    end: datetime | None
    late: bool
    told: str
    now: datetime
    slots: list[tuple[int, Slot]]


SCHEMES: WeakKeyDictionary[Sources, dict[Recipe, list[str]]] = WeakKeyDictionary()
"""What is known of sources as long as they are used."""


def schemes(recipe: Recipe, sources: Sources) -> list[str]:
    """Return the marking rules a student may meet, in the order of the kinds."""
    known = SCHEMES.setdefault(sources, {})
    if recipe not in known:
        known[recipe] = _schemes(recipe, sources)
    return known[recipe]


def _schemes(recipe: Recipe, sources: Sources) -> list[str]:
    candidates = (candidate for rule in recipe.rules for candidate in sources.candidates(rule))
    met = {(each.kind, recipe.scheme(each.question or KINDS[each.kind])) for each in candidates}
    schemes = (scheme for name, kind in KINDS.items() for scheme in kind.schemes if (name, scheme) in met)
    return list(dict.fromkeys(schemes))


def topics(article: Article | None, paragraphs: Sequence[int]) -> list[tuple[int, str]]:
    """Return paragraph numbers with their topics; 0, the title page, has none, nor has a quiz without an article."""
    if article is None:
        return []
    named = [paragraph.topic for paragraph in article.paragraphs]
    return [(number, named[number - 1] if number <= len(named) else "") for number in paragraphs if number]


def article_card(article: Article) -> ArticleCard:
    return ArticleCard(article.title, article.author, article.publication, dated(article.date))


def quiz_card(quiz: Assigned, sources: Sources, now: datetime) -> QuizCard:
    recipe, article = quiz.recipe, sources.article
    return QuizCard(
        slug=quiz.slug,
        title=recipe.title,
        summary=recipe.summary,
        count=recipe.count,
        given_at=quiz.created_at,
        minutes=quiz.settings.minutes,
        time_zone=quiz.settings.time_zone,
        closed=quiz.closed(now),
        article=article_card(article) if article else None,
        read=topics(article, recipe.read),
        schemes=schemes(recipe, sources),
    )


def address(public_id: str, layout: str, slot: int = 1) -> str:
    """Return where an attempt is taken, at this slot."""
    if layout == "all":
        return url_for("student.all_questions", attempt=public_id, _anchor=f"q{slot}" if slot > 1 else None)
    return url_for("student.question", attempt=public_id, slot=slot)


def open_card(attempt: OwnAttempt) -> OpenCard:
    first_open = next((slot.slot for slot in attempt.slots if not slot.answered), 1)
    return OpenCard(
        title=attempt.quiz.recipe.title,
        practice=attempt.practice,
        url=address(attempt.public_id, attempt.layout, first_open),
        answered=attempt.answered,
        total=len(attempt.slots),
        given_at=attempt.quiz.created_at,
        time_zone=attempt.quiz.settings.time_zone,
        started=attempt.started_at,
    )


def past_card(score: Score, shown: Release) -> PastCard:
    points, submitted = score.points, score.submitted_at
    if points is None or submitted is None:
        raise ValueError(f"attempt {score.attempt} is still under way")
    return PastCard(
        number=score.number,
        practice=score.practice,
        submitted=submitted,
        score=decimal(points) if shown.score else "",
        maximum=str(score.maximum),
        percent=percent(points, score.maximum) if shown.score else "",
        url=url_for("student.result", attempt=score.attempt),
    )


def attempt_head(attempt: OwnAttempt, now: datetime) -> AttemptHead:
    return AttemptHead(
        id=attempt.public_id,
        title=attempt.quiz.recipe.title,
        number=attempt.number,
        total=len(attempt.slots),
        answered=attempt.answered,
        layout=attempt.layout,
        checks=attempt.quiz.settings.feedback == "each",
        started=attempt.started_at,
        end=attempt.end,
        late=attempt.quiz.settings.unfinished == "counted",
        told=told_words(attempt.told),
        now=now,
        slots=[(slot.slot, slot) for slot in attempt.slots],
    )


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """`answer` is what was chosen, or the items in the order they were put."""

    slot: int
    stem: str
    lang: str
    answer: list[str]
    answered: bool
    flagged: bool
    url: str


def review_item(attempt: OwnAttempt, item: OwnItem) -> ReviewItem:
    return ReviewItem(
        slot=item.slot,
        stem=prose(item.question, item.question.stem),
        lang=item.question.lang,
        answer=[prose(item.question, item.question.option(key).text) for key in item.keys],
        answered=bool(item.keys),
        flagged=item.flagged,
        url=address(attempt.public_id, attempt.layout, item.slot),
    )


def saved_reply(saved: Saved, end: datetime | None, at: datetime) -> Response:
    """Return what the page's script is told about the answers it sent, and when the attempt ends."""
    return jsonify(
        saved=at.isoformat(timespec="seconds"),
        end=end and end.isoformat(),
        answered=saved.answered,
        items={
            item.slot: {
                "answered": item.answered,
                "flagged": item.flagged,
                "seen": item.number,
                "elsewhere": item.elsewhere,
                "settled": item.settled,
            }
            for item in saved.items
        },
    )
