"""What a student did, and what teachers decided about it, in words a program can read.

For a student, what a quiz does not show yet, as scores before it has closed, is left out, and so is what teachers write
for each other. `everything` is for the teacher, who may hand it to the student.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..core.rounding import POINTS, rounded
from ..formats.prose import unmarked
from ..storage.models import Answer, Attempt, Item, Note, Objection
from . import decisions, own_items, rulings
from .attempts import OwnAttempt, every
from .own_items import OwnItem
from .release import Release, release
from .rulings import Decision
from .scores import total


def attempts(session: Session, student_id: int, now: datetime) -> Iterator[dict[str, Any]]:
    """Yield the attempts one after the other, so that however many there are, one is held at a time."""
    for own in every(session, student_id):
        shown = release(session, own, now) if own.submitted_at else Release(score=False, answers=False)
        yield _attempt(session, own, shown, everything=False)


def everything(session: Session, student_id: int, class_id: int) -> Iterator[dict[str, Any]]:
    """Yield the attempts in one class, with the notes on them and the reasons of decisions."""
    for own in every(session, student_id):
        if own.quiz.class_id == class_id:
            yield _attempt(session, own, Release(score=True, answers=True), everything=True)


def _attempt(session: Session, own: OwnAttempt, shown: Release, *, everything: bool) -> dict[str, Any]:
    asked = own_items.of_attempt(session, own)
    saved, objections = _saved(session, own.id), _objections(session, own.id)
    decided = rulings.of_attempt(session, own.quiz.id, own.id) if shown.answers else {}
    earned = total((item.credit, item.points, item.counts) for item in asked)
    kept = session.get_one(Attempt, own.id)
    notes = _notes(session, own.id)
    return {
        "attempt": own.public_id,
        "quiz": own.quiz.recipe.title,
        "open_practice": own.quiz.class_id is None,
        "number": own.number,
        "started": moment(own.started_at),
        "ends": moment(own.end),
        "submitted": moment(own.submitted_at),
        "handed_in_by_the_clock": own.cut_off,
        "extra_minutes": kept.extra_minutes,
        "discarded": moment(kept.discarded_at),
        "score": float(rounded(earned.points, POINTS)) if shown.score else None,
        "maximum": earned.maximum,
        "decisions": _decisions(session, own.id, everything=everything),
        "notes_by_teachers": notes if everything else len(notes),
        "questions": [
            _question(item, saved.get(item.slot, []), decided.get(item.slot, ()), shown)
            | ({"objection": objections[item.slot]} if item.slot in objections else {})
            for item in asked
        ],
    }


def _question(item: OwnItem, saved: Any, decided: Any, shown: Release) -> dict[str, Any]:
    asked = unmarked(item.question)
    texts = {option.key: option.text for option in asked.options}
    earned = item.credit if shown.answers or item.settled else None
    return {
        "question": asked.stem,
        "points": item.points,
        "earned": None if earned is None else float(rounded(earned * item.points, POINTS)),
        "flagged": item.flagged,
        "answers": [{"at": moment(at), "answer": [texts.get(key, key) for key in keys]} for at, keys in saved],
        "regraded": [_ruling(each) for each in decided],
    }


def _ruling(decided: Decision) -> dict[str, Any]:
    return {"at": moment(decided.at), "what": decided.rule, "reason": decided.reason}


def _decisions(session: Session, attempt_id: int, *, everything: bool) -> list[dict[str, Any]]:
    return [
        {"at": moment(each.at), "what": each.what, "minutes": each.minutes, "until": moment(each.until)}
        | ({"reason": each.reason} if everything else {})
        for each in decisions.of_attempt(session, attempt_id)
    ]


def _notes(session: Session, attempt_id: int) -> list[dict[str, Any]]:
    rows = session.execute(select(Note.at, Note.text).where(Note.attempt_id == attempt_id).order_by(Note.id))
    return [{"at": moment(at), "text": text} for at, text in rows]


def _objections(session: Session, attempt_id: int) -> dict[int, dict[str, Any]]:
    """Return by slot what was objected to, also where that was withdrawn."""
    rows = session.execute(select(Item.slot, Objection).join(Item).where(Item.attempt_id == attempt_id))
    return {
        slot: {
            "at": moment(row.at),
            "reason": row.reason,
            "withdrawn": moment(row.withdrawn_at),
            "outcome": row.outcome,
            "reply": row.reply,
            "answered": moment(row.answered_at),
        }
        for slot, row in rows
    }


def _saved(session: Session, attempt_id: int) -> dict[int, list[tuple[datetime, list[str]]]]:
    query = select(Item.slot, Answer.at, Answer.keys).join(Answer, Answer.item_id == Item.id)
    found: dict[int, list[tuple[datetime, list[str]]]] = {}
    for slot, at, keys in session.execute(query.where(Item.attempt_id == attempt_id).order_by(Answer.id)).all():
        found.setdefault(slot, []).append((at, json.loads(keys)))
    return found


def moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
