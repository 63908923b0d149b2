"""The lesson of the sample class: they come in, take the quiz each at their own pace, and one objects."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from ...core.question import Question
from ...core.quiz import draw
from ...storage.models import Account
from .. import (
    accounts,
    assignments,
    attempts,
    classes,
    forms,
    joining,
    library,
    notes,
    objections,
    own_items,
    quizzes,
    students,
)
from ..accounts import Person
from ..answers import lock
from ..assignments import Assigned, Giving, Settings
from ..classes import Taught
from ..joining import Caller, Door, Joining
from ..notes import Said
from .answering import ABLE
from .pupils import REPEATS, SEED, Pupil, pupils
from .sitting import Paper, Seat, sit

Write = Callable[[], AbstractContextManager[Session]]

NAME = "Sample"
QUIZ = "whole-article"
SETTINGS = Settings(variants="same", attempts=2, pass_mark=50)
AGO = timedelta(minutes=50)
"""How long before it is made the lesson began: who had not finished is still under way."""
REST = timedelta(minutes=2)
LEARNT = 1.0
"""What the second attempt gains, on the scale of abilities."""
OBJECTION = "I have read the paragraph again, and my answer fits it as well. Please look at the wording."
NOTE = "Several of the best chose the same wrong option here. Is the wording clear enough?"


@dataclass(frozen=True, slots=True)
class Lesson:
    """`objector` is the number of one whom the question to look at misled, and who objects to it."""

    door: Door
    quiz: Assigned
    paper: Paper
    began: datetime
    objector: int


def make(write: Write, owner: Person, now: datetime, reader_id: int | None = None) -> str:
    """Make the class for a teacher and return its public id; where they have one already, it stays the only one.

    What is written goes into a transaction of its own for every student, so that others save meanwhile. The note is by
    the reader, an account the class is shared with, or else by the teacher.
    """
    recipe = next(each for each in library.shipped_recipes() if each.slug == QUIZ)
    form = draw(recipe, library.sources(recipe.article), SEED)
    with write() as session:
        # Two clicks at once would both find none.
        accounts.lock(session, Account.id == owner.id)
        accounts.require_open(session, owner)
        if found := of_teacher(session, owner.id):
            return found.public_id
        lesson = _begin(session, owner.id, form, now - AGO)
    for pupil in pupils():
        with write() as session:
            _attend(session, lesson, pupil, Said(reader_id or owner.id, NOTE, now))
    return lesson.door.public_id


def of_teacher(session: Session, owner_id: int) -> Taught | None:
    """Return the sample class of a teacher, if there is one."""
    return next((each for each in classes.of_teacher(session, owner_id) if each.sample), None)


def _begin(session: Session, owner_id: int, form: tuple[Question, ...], began: datetime) -> Lesson:
    taught = classes.make(session, owner_id, NAME, began)
    classes.mark_as_sample(session, taught)
    quiz = quizzes.find(session, QUIZ, owner_id)
    slug = assignments.give(session, Giving(quiz.id, taught.id, owner_id), SETTINGS, began)
    given = assignments.find_given(session, slug, owner_id)
    forms.keep(session, given, [form])
    door = joining.look_up(session, taught.code, "", began)
    assert door is not None  # noqa: S101 - its code was opened just now
    paper = Paper(form, next(each for each in reversed(form) if len(each.correct) == 1))
    objector = next(each.number for each in pupils() if each.ability > ABLE and each.answers is None)
    return Lesson(door, given, paper, began, objector)


def _attend(session: Session, lesson: Lesson, pupil: Pupil, note: Said) -> None:
    came = lesson.began + timedelta(seconds=pupil.late)
    entry = joining.join(session, lesson.door, Joining(pupil.name), Caller("", None, ""), came)
    assert entry is not None  # noqa: S101 - it is nobody's browser yet
    if pupil.sits:
        seat = Seat(lesson.quiz, lesson.paper, entry)
        attempt, done = sit(session, seat, pupil, came)
        if pupil.number == REPEATS:
            better = replace(pupil, ability=pupil.ability + LEARNT, go=2)
            sit(session, seat, better, done + REST)
        if pupil.number == lesson.objector:
            own = attempts.find_given(session, lesson.quiz, attempt)
            slot = next(each.slot for each in own_items.of_attempt(session, own) if each.question == lesson.paper.lure)
            objections.raise_(session, lock(session, entry.token, attempt), slot, OBJECTION, done + REST)
            notes.write(session, lesson.quiz, note, **notes.on_question(session, own, slot))
    students.leave(session, entry.token)
