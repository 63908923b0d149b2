"""Deciding about one attempt: a page that says what each decision does before it is made."""

from collections.abc import Callable

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from sqlalchemy.orm import Session

from ...core.errors import QuizError
from ...services import assignments, attempts, deciding, decisions, release
from ...services.assignments import Assigned
from ...services.deciding import MoreTime
from ...services.decisions import Why
from ...storage import db, writing
from .. import signed_in
from ..clock import now
from ..decision_words import decision_words
from ..form_words import PostedForm
from ..logged import log
from ..numbers import whole
from ..overdue import hand_in_overdue
from ..roles import allow
from ..speech import gettext as _
from ..words import sentence
from .blueprint import blueprint
from .decide_form import forms
from .readable import class_of

FIELDS = {"closing-first": "beyond", "time-needed": "minutes"}
"""Where a refusal is to be mended."""


@blueprint.get("/desk/given/<slug>/attempts/<attempt>/decide")
@allow("teacher")
def decide(slug: str, attempt: str) -> str:
    quiz = _own(slug)
    return _page(quiz, attempt, forms())


@blueprint.post("/desk/given/<slug>/attempts/<attempt>/decide")
@allow("teacher")
def decided(slug: str, attempt: str) -> Response | tuple[str, int]:
    do, made, quiz = request.form.get("do", ""), forms(), _own(slug)
    if do not in ACTS:
        raise QuizError("post-malformed")
    form, act = made[do], ACTS[do]
    if not form.validate():
        return _page(quiz, attempt, made), 400
    try:
        with writing(db.session()) as session:
            log(session, "attempt-decided", "attempt", attempt)
            said = act(session, assignments.find_given(session, slug, signed_in.me().id), attempt, form)
    except QuizError as refused:
        if refused.code not in FIELDS:
            raise
        form[FIELDS[refused.code]].errors = [sentence(refused)]
        return _page(quiz, attempt, made), 400
    flash(said, "info")
    return make_response(redirect(url_for("staff.attempt", slug=slug, attempt=attempt, _anchor="timeline"), 303))


def _own(slug: str) -> Assigned:
    quiz = assignments.find_given(db.session(), slug, signed_in.me().id)
    hand_in_overdue(quiz.id)
    return quiz


def _page(quiz: Assigned, public_id: str, made: dict[str, PostedForm]) -> str:
    session = db.session()
    own = attempts.find_given(session, quiz, public_id)
    log = decisions.of_attempt(session, own.id)
    newest = log[-1] if log and log[-1].what in decisions.BACK else None
    return render_template(
        "staff/decide.html",
        quiz=quiz,
        taught=class_of(quiz),
        own=own,
        forms=made,
        over=own.over(now()),
        answers_shown=release.release(session, own, now()).answers,
        newest=newest,
        newest_words=decision_words(newest) if newest else "",
    )


def _why(form: PostedForm) -> Why:
    return Why(signed_in.me().id, form.reason.data, now())


def _extend(session: Session, quiz: Assigned, attempt: str, form: PostedForm) -> str:
    deciding.extend(session, quiz, attempt, MoreTime(form.minutes.data, form.beyond.data), _why(form))
    return _("The time is added; the student’s clock shows it within a minute.")


def _reopen(session: Session, quiz: Assigned, attempt: str, form: PostedForm) -> str:
    deciding.reopen(session, quiz, attempt, _why(form), form.minutes.data)
    return _("The attempt is open again.")


def _discard(session: Session, quiz: Assigned, attempt: str, form: PostedForm) -> str:
    deciding.discard(session, quiz, attempt, _why(form))
    return _("The attempt is discarded: it does not count, and can be brought back.")


def _back(session: Session, quiz: Assigned, attempt: str, form: PostedForm) -> str:
    deciding.take_back(session, quiz, attempt, whole(form.decision.data or "", 0), _why(form))
    return _("Undone.")


ACTS: dict[str, Callable[[Session, Assigned, str, PostedForm], str]] = {
    "extend": _extend,
    "reopen": _reopen,
    "discard": _discard,
    "back": _back,
}
