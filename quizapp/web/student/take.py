"""Taking a quiz: questions, saving, the review before handing in."""

from datetime import timedelta

from flask import Response, abort, flash, jsonify, make_response, redirect, render_template, request, url_for
from sqlalchemy.orm import Session

from ...core.errors import QuizError
from ...services import answers, attempts, library, own_items, rulings, submission
from ...services.assignments import GRACE
from ...storage import db, writing
from .. import identity, outcome, pages
from ..clock import now
from ..errors import wants_json
from ..numbers import whole
from ..posted import Posted, read_posted
from ..roles import allow
from ..speech import gettext as _
from ..viewing import asking, back
from ..words import sentence
from .blueprint import blueprint


@blueprint.get("/attempt/<attempt>/<int:slot>")
@allow("everyone")
def question(attempt: str, slot: int) -> Response | str:
    own = open_attempt(attempt)
    if isinstance(own, Response):
        return own
    if not 1 <= slot <= len(own.slots):
        abort(404)
    (item,) = own_items.of_attempt(db.session(), own, [slot])
    article = library.articles().get(own.quiz.recipe.article)
    decided = rulings.of_attempt(db.session(), own.quiz.id, own.id).get(slot, ()) if item.settled else ()
    return render_template(
        "student/question.html",
        **asking(own, () if item.settled else (item,)),
        settled=outcome.result_item(item, article, decided) if item.settled else None,
        slot=slot,
        previous_slot=slot - 1 or None,
        next_slot=slot + 1 if slot < len(own.slots) else None,
        saved_at=own.slots[slot - 1].at,
    )


@blueprint.get("/attempt/<attempt>/all")
@allow("everyone")
def all_questions(attempt: str) -> Response | str:
    own = open_attempt(attempt)
    if isinstance(own, Response):
        return own
    return render_template(
        "student/all.html",
        **asking(own, own_items.of_attempt(db.session(), own)),
        saved_at=max((slot.at for slot in own.slots if slot.at), default=None),
    )


@blueprint.get("/attempt/<attempt>/review")
@allow("everyone")
def review(attempt: str) -> Response | str:
    own = open_attempt(attempt)
    if isinstance(own, Response):
        return own
    return render_template(
        "student/review.html",
        attempt=pages.attempt_head(own, now()),
        shows=own.quiz.settings.feedback,
        items=[pages.review_item(own, item) for item in own_items.of_attempt(db.session(), own)],
    )


@blueprint.post("/attempt/<attempt>/save")
@allow("everyone")
def save(attempt: str) -> Response:
    posted = read_posted(request.form)
    handed_in, saved, missing = "", None, None
    with writing(db.session()) as session:
        own = answers.lock(session, identity.token(), attempt)
        handed_in = finish_if_over(session, own)
        if not handed_in:
            saved = answers.save(session, own, posted.posts, posted.source, now())
            if posted.go == "check" and posted.stay is None:
                missing = _settle(session, own, posted.here)
            if posted.go == "submit" and posted.stay is None and saved.answered == saved.total:
                submission.submit(session, own.id, now())
    if saved is None:
        return too_late(attempt, handed_in)
    if wants_json():
        return pages.saved_reply(saved, own.end, now())
    if any(item.settled for item in saved.items):
        flash(_("This answer was checked before, so it was not changed."), "warning")
    if missing:
        flash(sentence(missing), "warning")
    if any(item.elsewhere for item in saved.items):
        flash(_("This question was also answered on another page or device. What was saved last is shown."), "warning")
    return make_response(redirect(_next(attempt, posted, saved), 303))


@blueprint.post("/attempt/<attempt>/submit")
@allow("everyone")
def submit(attempt: str) -> Response:
    with writing(db.session()) as session:
        own = answers.lock(session, identity.token(), attempt)
        if not finish_if_over(session, own):
            submission.submit(session, own.id, now())
    return make_response(redirect(url_for("student.result", attempt=attempt), 303))


def open_attempt(public_id: str) -> attempts.OwnAttempt | Response:
    """Return the attempt if it can still be worked on; else the way to its result."""
    own = attempts.find(db.session(), identity.token(), public_id)
    identity.speak_to(own)
    if own.submitted_at or own.discarded or own.over(now()):
        return make_response(redirect(url_for("student.result", attempt=public_id), 303))
    return own


def finish_if_over(session: Session, own: answers.OpenAttempt, grace: timedelta = GRACE) -> str:
    """Hand in, as saved, an attempt that is over; return why nothing can be changed any more, or nothing."""
    if own.discarded:
        return "discarded"
    if own.submitted:
        return "submitted"
    if own.end and own.end + grace <= now():
        submission.submit(session, own.id, own.end, cut_off=True)
        return "over"
    return ""


def too_late(attempt: str, reason: str) -> Response:
    message = {
        "submitted": _("This quiz was already submitted, so nothing was changed."),
        "discarded": _("Your teacher discarded this attempt, so nothing was changed."),
        "over": _("The time for this quiz is over. What was saved before has been submitted."),
    }[reason]
    url = url_for("student.result", attempt=attempt)
    if wants_json():
        response = jsonify(error=reason, message=message, url=url)
        response.status_code = 409
        return response
    flash(message, "warning")
    return make_response(redirect(url, 303))


def _settle(session: Session, own: answers.OpenAttempt, slot: int) -> QuizError | None:
    """Mark the answer for good; without one, return what to say on the question, where it can still be given."""
    try:
        submission.settle(session, own, slot, now())
    except QuizError as error:
        if error.code != "answer-missing":
            raise
        return error
    return None


def _next(attempt: str, posted: Posted, saved: answers.Saved) -> str:
    here = posted.here
    layout = "one" if here else "all"
    if posted.stay is not None:
        return back(attempt, layout, posted)
    if posted.go == "submit" and saved.answered == saved.total:
        return url_for("student.result", attempt=attempt)
    to = {"next": here + 1, "previous": here - 1, "check": here}.get(posted.go) if here else None
    if to is None:
        to = whole(posted.go, None)
    if to is not None and 1 <= to <= saved.total:
        return pages.address(attempt, layout, to)
    return url_for("student.review", attempt=attempt)
