"""What students think is wrong in a quiz that was given, question by question, and the answers to them."""

from flask import Response, flash, make_response, redirect, render_template, request, url_for

from ...services import asked, assignments, objections
from ...services.asked import Asked, Wording
from ...services.assignments import Assigned
from ...services.objections import Received
from ...storage import db, writing
from .. import signed_in
from ..clock import now
from ..logged import log
from ..numbers import page_number
from ..roles import allow
from ..ruling_words import answer_words
from ..speech import gettext as _
from .blueprint import blueprint
from .readable import class_of, readable
from .regrade_form import ReplyForm

AT_ONCE = 200
"""Objections a page: more than a class has, and fewer than visitors of open practice may send."""


@blueprint.get("/desk/given/<slug>/objections")
@allow("teacher", "instructor")
def objections_to(slug: str) -> str:
    quiz = readable(slug)
    pages = max(-(-objections.count(db.session(), quiz.id) // AT_ONCE), 1)
    page = min(page_number(request.args), pages)
    received = objections.received(db.session(), quiz, (page - 1) * AT_ONCE, AT_ONCE)
    found = [_row(quiz, about, received) for about in asked.questions(db.session(), quiz.id)]
    return render_template(
        "staff/objections.html",
        quiz=quiz,
        taught=class_of(quiz),
        mine=quiz.owner_id == signed_in.me().id,
        found=[(about, rows) for about, rows in found if rows],
        form=ReplyForm(formdata=None),
        page=page,
        pages=pages,
    )


@blueprint.post("/desk/given/<slug>/objections/<objection>")
@allow("teacher")
def decline_objection(slug: str, objection: str) -> Response:
    session, form = db.session(), ReplyForm()
    quiz = assignments.find_given(session, slug, signed_in.me().id)
    with writing(session):
        log(session, "objection-answered", "given", slug)
        objections.answer(session, quiz, objection, form.reply.data or "", now())
    flash(_("Your reply is on the student’s result page."), "info")
    return make_response(redirect(url_for("staff.objections_to", slug=slug), 303))


def _row(quiz: Assigned, about: Asked, received: list[Received]) -> tuple[Asked, list[tuple[Received, str]]]:
    """Return the objections to a question, each with the answer it defends in words."""
    mine = [each for each in received if each.question_id == about.id]
    worded = {each.name: each for each in asked.wordings(db.session(), quiz.id, about.id)} if mine else {}
    return about, [(each, _answer(worded[each.wording], each)) for each in mine]


def _answer(wording: Wording, received: Received) -> str:
    return answer_words(wording.question, received.keys)
