"""Quizzes given to a class, or to everybody as open practice, each under settings of its own."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..core.recipe import Recipe, recipe_from_json
from ..storage.models import Assignment, Attempt, Colleague, Quiz, QuizRevision
from .deadlines import renew
from .tokens import new_public_id, new_seed

GRACE = timedelta(seconds=15)
"""How long after the end what a page sent before it may still arrive."""

Variants = Literal["same", "forms", "fresh"]
"""The same questions for everybody, one of several parallel forms each, or others for each attempt."""
Feedback = Literal["each", "submitted", "closed", "score"]
"""Answers are explained one by one, after submitting, after closing, or never."""
Counts = Literal["best", "first", "last"]
Unfinished = Literal["counted", "ignored"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`minutes` and `pass_mark` (a percentage) are None, and `attempts` is 0, where there is no such limit or mark.

    `time_zone` is the IANA name of the zone the dates are shown and typed in.
    """

    variants: Variants = "fresh"
    forms: int = 1
    shuffle: bool = True
    feedback: Feedback = "submitted"
    attempts: int = 0
    counts: Counts = "best"
    unfinished: Unfinished = "counted"
    minutes: int | None = None
    pass_mark: int | None = None
    time_zone: str = "UTC"
    opens_at: datetime | None = None
    closes_at: datetime | None = None


FOR_A_CLASS = Settings(variants="same", attempts=1)
"""What a class is given where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """A quiz as it is given: the newest revision, or in an attempt the one it began with.

    `owner_id` is the teacher who gave it, if anybody did.
    """

    id: int
    slug: str
    class_id: int | None
    owner_id: int | None
    seed: str
    settings: Settings
    quiz_id: int
    revision_id: int
    recipe: Recipe
    created_at: datetime
    archived: bool

    def closed(self, now: datetime) -> bool:
        closes = self.settings.closes_at
        return closes is not None and closes <= now

    def early(self, now: datetime) -> bool:
        """Whether it has not opened yet."""
        opens = self.settings.opens_at
        return opens is not None and opens > now


# Opening a question page reads these with the attempt, so they are columns and not an entity.
COLUMNS = (
    Assignment.id.label("assignment_id"),
    Assignment.slug,
    Assignment.class_id,
    Assignment.owner_id,
    Assignment.seed.label("assignment_seed"),
    Assignment.quiz_id,
    Assignment.variants,
    Assignment.forms,
    Assignment.shuffle,
    Assignment.feedback,
    Assignment.attempts,
    Assignment.counts,
    Assignment.unfinished,
    Assignment.minutes,
    Assignment.pass_mark,
    Assignment.time_zone,
    Assignment.opens_at,
    Assignment.closes_at,
    Assignment.created_at,
    Assignment.archived_at,
    QuizRevision.id.label("revision_id"),
    QuizRevision.body,
)


@lru_cache(maxsize=256)
def recipe_of(body: str) -> Recipe:
    return recipe_from_json(json.loads(body))


def read(row: Any) -> Assigned:
    """Return the assignment of a row that holds COLUMNS."""
    settings = Settings(**{name: getattr(row, name) for name in Settings.__dataclass_fields__})
    return Assigned(
        id=row.assignment_id,
        slug=row.slug,
        class_id=row.class_id,
        owner_id=row.owner_id,
        seed=row.assignment_seed,
        settings=settings,
        quiz_id=row.quiz_id,
        revision_id=row.revision_id,
        recipe=recipe_of(row.body),
        created_at=row.created_at,
        archived=row.archived_at is not None,
    )


def everything() -> Any:
    newest = (
        select(QuizRevision.quiz_id, func.max(QuizRevision.number).label("number"))
        .group_by(QuizRevision.quiz_id)
        .subquery()
    )
    return (
        select(*COLUMNS)
        .join(Quiz, Quiz.id == Assignment.quiz_id)
        .join(newest, newest.c.quiz_id == Quiz.id)
        .join(QuizRevision, (QuizRevision.quiz_id == Quiz.id) & (QuizRevision.number == newest.c.number))
    )


def _newest() -> Any:
    return everything().where(Assignment.archived_at.is_(None))


def open_practice(session: Session) -> list[Assigned]:
    """Return what everybody may take, in the order shown."""
    query = _newest().where(Assignment.class_id.is_(None)).order_by(Quiz.position, Assignment.id)
    return [read(row) for row in session.execute(query)]


def of_classes(session: Session, class_ids: Iterable[int]) -> list[Assigned]:
    """Return what these classes were given, newest first."""
    query = _newest().where(Assignment.class_id.in_(list(class_ids))).order_by(Assignment.id.desc())
    return [read(row) for row in session.execute(query)]


def find(session: Session, slug: str) -> Assigned:
    """Return the assignment at this address; whoever asks has to be let in by the caller."""
    return _found(session, _newest(), slug)


def find_given(session: Session, slug: str, owner_id: int) -> Assigned:
    """Return an assignment this teacher gave, archived or not."""
    return _found(session, everything().where(Assignment.owner_id == owner_id), slug)


def find_readable(session: Session, slug: str, account_id: int) -> Assigned:
    """Return an assignment whose results the account may see: its own, or one of a class it was invited to."""
    invited = select(Colleague.class_id).where(Colleague.account_id == account_id)
    readable = (Assignment.owner_id == account_id) | Assignment.class_id.in_(invited)
    return _found(session, everything().where(readable), slug)


def _found(session: Session, query: Any, slug: str) -> Assigned:
    row = session.execute(query.where(Assignment.slug == slug)).first()
    if row is None:
        raise QuizError("quiz-unknown", slug=slug)
    return read(row)


def given_by(session: Session, owner_id: int, *, archived: bool = False) -> list[Assigned]:
    """Return what this teacher gave to classes or as open practice and did not archive, or did; newest first."""
    put_away = Assignment.archived_at.is_not(None) if archived else Assignment.archived_at.is_(None)
    query = everything().where(Assignment.owner_id == owner_id, put_away).order_by(Assignment.id.desc())
    return [read(row) for row in session.execute(query)]


def progress(session: Session, assigned: Assigned) -> tuple[int, int]:
    """Return how many attempts were begun, and how many of them handed in."""
    count = select(func.count(), func.count(Attempt.submitted_at)).where(Attempt.assignment_id == assigned.id)
    return session.execute(count.where(Attempt.discarded_at.is_(None))).one()


@dataclass(frozen=True, slots=True)
class Giving:
    """Who gives which quiz to whom: no class for open practice, no owner for what came with the installation."""

    quiz_id: int
    class_id: int | None
    owner_id: int | None
    slug: str = ""


def give(session: Session, giving: Giving, settings: Settings, now: datetime) -> str:
    """Give the quiz and return the assignment's address."""
    row = Assignment(
        slug=giving.slug or new_public_id(),
        quiz_id=giving.quiz_id,
        class_id=giving.class_id,
        owner_id=giving.owner_id,
        seed=new_seed(),
        created_at=now,
        **asdict(settings),
    )
    session.add(row)
    session.flush()
    return row.slug


def change(session: Session, assigned: Assigned, settings: Settings) -> None:
    """Change the settings; they hold at once, also for attempts under way."""
    row = session.get_one(Assignment, assigned.id)
    for name, value in asdict(settings).items():
        setattr(row, name, value)
    renew(session, Attempt.assignment_id == assigned.id)


def close(session: Session, slug: str, at: datetime | None) -> None:
    """Close from this moment on, or open again with None."""
    row = session.scalar(select(Assignment).where(Assignment.slug == slug))
    if row is None:
        raise QuizError("quiz-unknown", slug=slug)
    row.closes_at = at


def archive(session: Session, assigned: Assigned, at: datetime | None) -> None:
    """Take the assignment off every list, or with None put it back; attempts and results stay."""
    session.get_one(Assignment, assigned.id).archived_at = at
