"""Marking answers: one by one where the quiz explains each, the others when the attempt is handed in."""

import json
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, func, insert, select, update
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage import happened
from ..storage.models import Answer, Assignment, Attempt, Grade, Item, Revision
from .answers import POINT, OpenAttempt
from .assignments import GRACE
from .attempts import NEWEST
from .deadlines import end_of, over
from .rulings import standing
from .verdicts import GRADES, verdict


def submit(session: Session, attempt_id: int, at: datetime, *, cut_off: bool = False) -> bool:
    """Grade and close the attempt; return whether this call did it. A second submission changes nothing.

    `cut_off` says that its end had come, and not that its student handed it in.
    """
    # It may have been closed with a date in the past.
    ended = case((Attempt.started_at > at, Attempt.started_at), else_=at)
    mine = session.execute(
        update(Attempt)
        .where(Attempt.id == attempt_id, Attempt.submitted_at.is_(None))
        .values(submitted_at=ended, cut_off=cut_off),
    )
    if not mine.rowcount:  # type: ignore[attr-defined]
        return False
    _grade(session, _unmarked(attempt_id), at)
    happened.note(session, "attempt-cut-off" if cut_off else "attempt-submitted")
    return True


def settle(session: Session, attempt: OpenAttempt, slot: int, at: datetime) -> None:
    """Mark the answer in this slot for good, where answers are explained one by one. A second time changes nothing.

    Raises QuizError where there is nothing to mark yet, or answers are not explained now.
    """
    if attempt.feedback != "each":
        raise QuizError("check-closed")
    query = _unmarked(attempt.id).where(Item.slot == slot)
    row = session.execute(query).first()
    if row is None:
        return
    if not json.loads(row[-1] or "[]"):
        raise QuizError("answer-missing")
    _grade(session, query, at)
    session.execute(update(Item).where(Item.id == row.id).values(settled_at=at))


def finish_overdue(session: Session, now: datetime, grace: timedelta = GRACE, assignment_id: int | None = None) -> int:
    """Hand in, as saved, every attempt whose time is up or whose assignment has closed; return how many there were.

    With `assignment_id`, only those at this one.
    """
    # Whoever gives an attempt more time holds it, and so it is looked at again.
    rows = session.execute(_overdue(now - grace, assignment_id).order_by(Attempt.id).with_for_update(of=Attempt)).all()
    ended = ((id_, end_of(*moments) or now) for id_, *moments in rows)
    return sum(submit(session, id_, end, cut_off=True) for id_, end in ended)


def hand_in(session: Session, student_id: int, class_id: int, at: datetime) -> None:
    """Hand in, as saved, what a student is at in this class."""
    open_ = (
        select(Attempt.id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .where(Attempt.student_id == student_id, Attempt.submitted_at.is_(None), Assignment.class_id == class_id)
        .order_by(Attempt.id)
    )
    for id_ in session.scalars(open_).all():
        submit(session, id_, at, cut_off=True)


def any_overdue(session: Session, now: datetime, assignment_id: int | None = None) -> bool:
    """Whether `finish_overdue` has anything to do: it writes, and this only reads."""
    return session.execute(_overdue(now - GRACE, assignment_id).limit(1)).first() is not None


def overdue(session: Session, now: datetime) -> int:
    """Return how many attempts `finish_overdue` would hand in."""
    return session.scalar(select(func.count()).select_from(_overdue(now - GRACE, None).subquery())) or 0


def _overdue(until: datetime, assignment_id: int | None) -> Any:
    query = (
        select(Attempt.id, Attempt.deadline, Attempt.closes_at, Assignment.closes_at)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .where(Attempt.submitted_at.is_(None), over(until))
        # A regrade locks the attempts in this order, too, so that the two never wait for each other.
        .order_by(Attempt.id)
    )
    return query if assignment_id is None else query.where(Attempt.assignment_id == assignment_id)


def _unmarked(attempt_id: int) -> Any:
    return (
        select(
            Item.id,
            Item.revision_id,
            Item.scheme,
            Attempt.assignment_id,
            Revision.question_id,
            Revision.body,
            Answer.id.label("answer_id"),
            GRADES.label("number"),
            Answer.keys,
        )
        .join(Attempt, Attempt.id == Item.attempt_id)
        .join(Revision, Revision.id == Item.revision_id)
        .outerjoin(Answer, NEWEST)
        .where(Item.attempt_id == attempt_id, Item.settled_at.is_(None))
    )


def _grade(session: Session, unmarked: Any, at: datetime) -> None:
    """Mark by key and by the rulings that stand: whoever holds the attempt sees them all, or is regraded by them."""
    rows = session.execute(unmarked).all()
    ruled = standing(session, rows[0].assignment_id) if rows else {}
    marks, grades = [], []
    for item_id, revision_id, scheme, _assignment, question_id, body, answer_id, number, keys in rows:
        found = verdict(body, scheme, keys, ruled.get(question_id, ()))
        marks.append(found.row | {"item": item_id})
        # What nobody answered needs no verdict, unless an earlier one would go on standing.
        if answer_id is not None or found.ruling_id is not None or number:
            grades.append(
                {"item_id": item_id, "answer_id": answer_id, "number": number + 1, "revision_id": revision_id}
                | {"scheme": scheme, "ruling_id": found.ruling_id, "reason": "submitted", "author": "", "at": at}
                | found.row,
            )
    if marks:
        session.connection().execute(POINT, marks)
    if grades:
        session.execute(insert(Grade), grades)
