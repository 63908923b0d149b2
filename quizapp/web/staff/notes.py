"""Notes beside the results: written by whoever reads them, answered by the teacher, deleted by their author."""

import re

from flask import Response, flash, make_response, redirect, request, url_for

from ...core.errors import QuizError
from ...services import assignments, attempts, notes
from ...services.assignments import Assigned
from ...services.notes import Said
from ...storage import db, writing
from .. import signed_in
from ..clock import now
from ..logged import log
from ..posted import number
from ..results_looking import Looking
from ..roles import allow
from ..speech import gettext as _
from .blueprint import blueprint

DIGEST = re.compile("[0-9a-f]{64}")


@blueprint.post("/desk/given/<slug>/attempts/<attempt>/notes")
@allow("teacher", "instructor")
def write_note(slug: str, attempt: str) -> Response:
    """Keep a note on the attempt, or on the question of the slot that is named."""
    me, slot = signed_in.me(), number(request.form.get("slot") or "0")
    with writing(db.session()) as session:
        quiz = assignments.find_readable(session, slug, me.id)
        own = attempts.find_given(session, quiz, attempt)
        about = notes.on_question(session, own, slot) if slot else notes.on_attempt(own)
        notes.write(session, quiz, _said(), **about)
        log(session, "note-written", "given", slug)
    flash(_("The note is saved. No student sees it."), "info")
    return _back(quiz, f"q{slot}" if slot else "notes")


@blueprint.post("/desk/given/<slug>/items/<place>/notes")
@allow("teacher", "instructor")
def write_note_on_item(slug: str, place: str) -> Response:
    """Keep a note on a question, in the wording beside which it was written."""
    me, wording = signed_in.me(), request.form.get("wording", "")
    with writing(db.session()) as session:
        quiz = assignments.find_readable(session, slug, me.id)
        if not DIGEST.fullmatch(wording):
            raise QuizError("post-malformed")
        notes.write(session, quiz, _said(), **notes.on_wording(session, quiz, wording))
        log(session, "note-written", "given", slug)
    flash(_("The note is saved. No student sees it."), "info")
    return make_response(redirect(url_for("staff.item", slug=slug, place=place, _anchor="notes"), 303))


@blueprint.post("/desk/given/<slug>/notes/<note>/answer")
@allow("teacher")
def answer_note(slug: str, note: str) -> Response:
    me = signed_in.me()
    with writing(db.session()) as session:
        quiz = assignments.find_readable(session, slug, me.id)
        notes.answer(session, quiz, note, _said())
        log(session, "note-answered", "given", slug)
    flash(_("The reply is saved."), "info")
    return _back(quiz, f"note-{note}")


@blueprint.post("/desk/given/<slug>/notes/<note>/delete")
@allow("teacher", "instructor")
def delete_note(slug: str, note: str) -> Response:
    me = signed_in.me()
    with writing(db.session()) as session:
        quiz = assignments.find_readable(session, slug, me.id)
        notes.delete(session, quiz, note, me.id)
        log(session, "note-deleted", "given", slug)
    flash(_("The note is deleted."), "info")
    return _back(quiz, "notes")


def _said() -> Said:
    return Said(signed_in.me().id, request.form.get("text", ""), now())


def _back(quiz: Assigned, anchor: str) -> Response:
    """Return to the attempt or the question beside which it was written, or else to the results."""
    attempt, place = request.form.get("attempt", ""), request.form.get("place", "")
    looking = Looking.read(request.args, quiz).args()
    if attempt:
        address = url_for("staff.attempt", slug=quiz.slug, attempt=attempt, **looking, _anchor=anchor)
    elif place.isdecimal():
        address = url_for("staff.item", slug=quiz.slug, place=place, _anchor=anchor)
    else:
        address = url_for("staff.results", slug=quiz.slug, **looking, _anchor=anchor)
    return make_response(redirect(address, 303))
