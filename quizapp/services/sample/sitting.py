"""One student at the quiz of the sample class, saving every answer at its time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from ...core.question import Answer, Question
from ...storage import happened
from .. import answers, attempts, own_items, starting, submission
from ..answers import Post, Source
from ..assignments import Assigned
from ..own_items import OwnItem
from ..starting import Plan
from ..students import Entry
from .answering import answer, astray, seconds
from .pupils import SEED, Pupil, part

WAVERS = 0.15
"""The part of the answers that are given second."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The questions everybody gets; `lure` is the one among them that misleads the able ones."""

    form: tuple[Question, ...]
    lure: Question


@dataclass(frozen=True, slots=True)
class Seat:
    """What one student has before them, and the session of their browser."""

    quiz: Assigned
    paper: Paper
    entry: Entry


def sit(session: Session, seat: Seat, pupil: Pupil, at: datetime) -> tuple[str, datetime]:
    """Take the quiz from this moment on; return the attempt's public id and when the student had finished."""
    plan = Plan(seat.quiz, f"{SEED}/{pupil.number}/{pupil.go}", [seat.paper.form], "one")
    public_id = starting.start(session, seat.entry.student_id, plan, at)
    items = own_items.of_attempt(session, attempts.find(session, seat.entry.token, public_id))
    own = answers.lock(session, seat.entry.token, public_id)
    for item in items[: pupil.answers]:
        for given in _tries(item.question, pupil, item.question == seat.paper.lure):
            at += timedelta(seconds=seconds(pupil, pupil.draws("time", item.slot, *given)))
            post = Post(item.slot, _positions(item, given), item.number)
            answers.save(session, own, [post], Source(public_id, round(at.timestamp())), at)
    if pupil.answers is None:
        at += timedelta(seconds=seconds(pupil, pupil.draws("review")))
        submission.submit(session, own.id, at)
        happened.take(session)  # nobody is to be told that somebody has just handed in
    return public_id, at


def _tries(question: Question, pupil: Pupil, lures: bool) -> list[Answer]:
    """Return the answers given one after the other: one, two of who wavers, none of who leaves the question alone."""
    last = answer(question, pupil, lures=lures)
    first = astray(question, pupil) if part(pupil.draws("wavers", question.key)) < WAVERS else last
    return [given for given in dict.fromkeys((first, last)) if given and last]


def _positions(item: OwnItem, given: Answer) -> tuple[int, ...]:
    return tuple(item.shown.index(key) for key in given)
