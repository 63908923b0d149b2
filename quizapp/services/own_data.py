"""Everything that is kept about one student, for that student: their own, and in words a program can read.

What a quiz does not show yet, as scores before it has closed, is not in here either.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..core.rounding import POINTS, rounded
from ..formats.prose import unmarked
from ..storage.models import Answer, Assignment, Attempt, Class, Item, Member, Note, Student, StudentSession
from .attempts import OwnAttempt, OwnItem, every, items
from .erasing import PRACTICE
from .objections import of_attempt
from .release import Release, release
from .scores import total


@dataclass(frozen=True, slots=True)
class Held:
    """What there is: attempts at open practice, and the places in classes."""

    practice: int
    places: tuple["OwnPlace", ...]


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A place in a class; `asked_at` is when its student asked the teacher to erase them."""

    class_id: int
    public_id: str
    class_name: str
    called: str
    attempts: int
    asked_at: datetime | None


def held(session: Session, student_id: int) -> Held:
    made = select(func.count()).select_from(Attempt).join(Assignment).where(Attempt.student_id == student_id)
    in_class = made.where(Assignment.class_id == Class.id).correlate(Class).scalar_subquery()
    places = (
        select(Class.id, Member.public_id, Class.name, Member.name, in_class, Member.asked_at)
        .join(Class, Class.id == Member.class_id)
        .where(Member.student_id == student_id)
        .order_by(Member.id)
    )
    practice = session.scalar(made.where(PRACTICE)) or 0
    return Held(practice, tuple(OwnPlace(*row) for row in session.execute(places)))


def ask(session: Session, student_id: int, place: str, at: datetime | None) -> bool:
    """Ask the teacher of a class to be erased, or with None ask no more; return whether there is such a place."""
    row = session.scalar(select(Member).where(Member.student_id == student_id, Member.public_id == place))
    if row:
        row.asked_at = at
    return row is not None


def public_id(session: Session, student_id: int) -> str:
    return session.get_one(Student, student_id).public_id


def exists(session: Session, student_id: int) -> bool:
    return session.scalar(select(Student.id).where(Student.id == student_id)) is not None


def about(session: Session, student_id: int) -> dict[str, Any]:
    """Return who the student is said to be. Codes, PINs and cookies are kept as hashes that tell nobody anything."""
    student = session.get_one(Student, student_id)
    rows = session.execute(
        select(Class.name.label("class_name"), Member).join(Class).where(Member.student_id == student_id)
    )
    browsers = select(StudentSession.created_at).where(StudentSession.student_id == student_id)
    return {
        "name": student.name,
        "since": _moment(student.created_at),
        "browsers_since": [_moment(at) for at in session.scalars(browsers)],
        "classes": [_place(class_name, member) for class_name, member in rows],
    }


def attempts(session: Session, student_id: int, now: datetime) -> Iterator[dict[str, Any]]:
    """Yield the attempts one after the other, so that however many there are, one is held at a time."""
    for own in every(session, student_id):
        yield _attempt(session, own, now)


def _place(class_name: str, member: Member) -> dict[str, Any]:
    return {
        "class": class_name,
        "name": member.name,
        "number": member.number,
        "email": member.email,
        "section": member.section,
        "has_pin": bool(member.pin_hash),
        "extra_time_percent": member.extra_time,
        "extra_attempts": member.extra_attempts,
        "joined": _moment(member.joined_at),
        "last_seen": _moment(member.seen_at),
        "removed": _moment(member.removed_at),
        "asked_to_be_erased": _moment(member.asked_at),
    }


def _attempt(session: Session, own: OwnAttempt, now: datetime) -> dict[str, Any]:
    shown = release(session, own, now) if own.submitted_at else Release(score=False, answers=False)
    asked = items(session, own)
    saved, objections = _saved(session, own.id), of_attempt(session, own.id)
    earned = total((item.credit, item.points, item.counts) for item in asked)
    notes = select(func.count()).select_from(Note).where(Note.attempt_id == own.id)
    return {
        "attempt": own.public_id,
        "quiz": own.quiz.recipe.title,
        "open_practice": own.quiz.class_id is None,
        "number": own.number,
        "started": _moment(own.started_at),
        "submitted": _moment(own.submitted_at),
        "handed_in_by_the_clock": own.cut_off,
        "score": float(rounded(earned.points, POINTS)) if shown.score else None,
        "maximum": earned.maximum,
        "notes_by_teachers": session.scalar(notes),
        "questions": [
            _question(item, saved.get(item.slot, []), shown.answers)
            | ({"objection": objections[item.slot].reason} if item.slot in objections else {})
            for item in asked
        ],
    }


def _question(item: OwnItem, saved: list[tuple[datetime, list[str]]], shows: bool) -> dict[str, Any]:
    asked = unmarked(item.question)
    texts = {option.key: option.text for option in asked.options}
    earned = item.credit if shows or item.settled else None
    return {
        "question": asked.stem,
        "points": item.points,
        "earned": None if earned is None else float(rounded(earned * item.points, POINTS)),
        "flagged": item.flagged,
        "answers": [{"at": _moment(at), "answer": [texts.get(key, key) for key in keys]} for at, keys in saved],
    }


def _saved(session: Session, attempt_id: int) -> dict[int, list[tuple[datetime, list[str]]]]:
    query = select(Item.slot, Answer.at, Answer.keys).join(Answer, Answer.item_id == Item.id)
    found: dict[int, list[tuple[datetime, list[str]]]] = {}
    for slot, at, keys in session.execute(query.where(Item.attempt_id == attempt_id).order_by(Answer.id)).all():
        found.setdefault(slot, []).append((at, json.loads(keys)))
    return found


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
