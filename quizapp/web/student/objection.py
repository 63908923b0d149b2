"""Saying that a question of one's result is wrong."""

from datetime import timedelta

from flask import Response, make_response, redirect, request, url_for

from ...core.errors import QuizError
from ...services import answers, attempts, objections
from ...services.attempts import OwnAttempt
from ...services.objections import Replied
from ...services.release import Release, release
from ...storage import db, writing
from .. import identity
from ..clock import now
from ..identity import Student
from ..roles import allow
from .blueprint import blueprint

LATELY = timedelta(days=14)
"""For so long a reply is pointed to: by then a student has been here again, if they come every week."""


@blueprint.post("/attempt/<attempt>/<int:slot>/object")
@allow("everyone")
def object_to(attempt: str, slot: int) -> Response:
    """Object to a question, or withdraw that."""
    found = attempts.find(db.session(), identity.token(), attempt)
    if not may_object(found, release(db.session(), found, now())):
        raise QuizError("objection-closed")
    with writing(db.session()) as session:
        own = answers.lock(session, identity.token(), attempt)
        if request.form.get("do") == "withdraw":
            objections.withdraw(session, own, slot, now())
        else:
            objections.raise_(session, own, slot, request.form.get("reason", ""), now())
    return make_response(redirect(url_for("student.result", attempt=attempt, _anchor=f"q{slot}"), 303))


def replies(student: Student | None) -> list[Replied]:
    """Return what teachers replied to a student of late."""
    return objections.replied(db.session(), student.id, now() - LATELY) if student else []


def may_object(own: OwnAttempt, shown: Release) -> bool:
    """Whether the answers are shown and a teacher gave the quiz, who reads what is objected."""
    return own.submitted_at is not None and own.quiz.owner_id is not None and shown.answers
