"""A quiz while it is taken, for its teacher and those the class is shared with."""

from typing import Any

from flask import render_template

from ...services import assignments
from ...services import live as running_live
from ...services.assignments import Assigned
from ...storage import db
from .. import signed_in
from ..clock import now
from ..roles import allow
from ..running import running
from .blueprint import blueprint
from .readable import class_of, readable


@blueprint.get("/desk/given/<slug>/live")
@allow("teacher", "instructor")
def live(slug: str) -> str:
    quiz = readable(slug)
    return render_template("staff/live.html", taught=class_of(quiz), most=running_live.MOST, **_seen(quiz))


@blueprint.get("/desk/given/<slug>/live/now")
@allow("teacher", "instructor")
def live_now(slug: str) -> str:
    """Return the part of the page that changes, for the script that asks again and again."""
    return render_template("staff/_live.html", **_seen(readable(slug)))


def _seen(quiz: Assigned) -> dict[str, Any]:
    session, moment = db.session(), now()
    return {
        "quiz": quiz,
        "standing": running(quiz, assignments.progress(session, quiz), moment),
        "live": running_live.live(session, quiz, moment),
        "idle": running_live.IDLE,
        "mine": quiz.owner_id == signed_in.me().id,
        "now": moment,
    }
