"""Regrading a question of a quiz that was given: choosing how, looking at what it does, applying, undoing."""

from collections.abc import Iterator

from flask import Response, flash, make_response, redirect, render_template, request, url_for

from ...core.rulings import Ruling, marking
from ...services import asked, assignments, bank_contents, objections, regrade_preview, regrading, rulings
from ...services.asked import Wording
from ...services.assignments import Assigned
from ...services.rulings import Decision
from ...storage import db, writing
from .. import signed_in
from ..clock import now
from ..logged import log
from ..roles import allow
from ..ruling_choice import read_choice
from ..ruling_words import CHOICES, answer_words, choices, score_words
from ..speech import gettext as _
from ..speech import ngettext
from .blueprint import blueprint
from .readable import class_of, readable
from .regrade_form import RegradeForm


@blueprint.get("/desk/given/<slug>/regrade")
@allow("teacher", "instructor")
def questions_asked(slug: str) -> str:
    quiz, session = readable(slug), db.session()
    return render_template(
        "staff/questions_asked.html",
        quiz=quiz,
        taught=class_of(quiz),
        questions=asked.questions(session, quiz.id),
        standing=rulings.standing(session, quiz.id),
        objected=objections.open_count(session, quiz.id),
        mine=quiz.owner_id == signed_in.me().id,
    )


@blueprint.get("/desk/given/<slug>/regrade/<question>")
@allow("teacher", "instructor")
def regrade(slug: str, question: str) -> str:
    return _page(readable(slug), question, RegradeForm(formdata=None))


@blueprint.post("/desk/given/<slug>/regrade/<question>")
@allow("teacher")
def apply_ruling(slug: str, question: str) -> Response | tuple[str, int]:
    session, form, me = db.session(), RegradeForm(), signed_in.me()
    quiz = assignments.find_given(session, slug, me.id)
    about = asked.find(session, quiz.id, question)
    if not form.validate():
        return _page(quiz, question, form), 400
    ruling, reason = Ruling(form.rule.data or "", tuple(request.form.getlist("key"))), form.reason.data or ""
    with writing(session):
        log(session, "regraded", "given", slug)
        changed = regrading.apply(session, quiz, regrading.Regrade(about.id, ruling, reason, me), now())
        if form.reply.data:
            objections.accept(session, quiz, about.id, reason, now())
    said = ngettext(
        "Regraded: the points of %(num)s answer have changed.",
        "Regraded: the points of %(num)s answers have changed.",
        changed,
    )
    flash(said % {"num": changed}, "info")
    return make_response(redirect(url_for("staff.regrade", slug=slug, question=question), 303))


@blueprint.post("/desk/given/<slug>/regrade/<question>/undo")
@allow("teacher")
def undo_ruling(slug: str, question: str) -> Response:
    session, me = db.session(), signed_in.me()
    quiz = assignments.find_given(session, slug, me.id)
    with writing(session):
        log(session, "regrade-undone", "given", slug)
        regrading.undo(session, quiz, request.form.get("ruling", ""), me, now())
    flash(_("Undone: every score is what it was before."), "info")
    return make_response(redirect(url_for("staff.regrade", slug=slug, question=question), 303))


def _page(quiz: Assigned, name: str, form: RegradeForm) -> str:
    session, me = db.session(), signed_in.me()
    about = asked.find(session, quiz.id, name)
    wordings = asked.wordings(session, quiz.id, about.id)
    wording = _chosen(wordings, request.values.get("wording", ""))
    choice = read_choice(wording, request.values)
    decisions = rulings.history(session, quiz.id, about.id)
    return render_template(
        "staff/regrade.html",
        quiz=quiz,
        taught=class_of(quiz),
        mine=quiz.owner_id == me.id,
        home=bank_contents.homes(session, [about.key], me.id).get(about.key),
        about=about,
        wordings=wordings,
        wording=wording,
        choice=choice,
        choices=choices(),
        score_words=score_words,
        told=choice.ruling and regrade_preview.preview(session, quiz, about.id, choice.ruling, now()),
        said=answer_words(wording.question, choice.ruling.answer) if choice.ruling else "",
        form=form,
        given=list(_given(quiz, about.id, wording)),
        history=[_told(decision, wording) for decision in decisions],
        newest=max((each.id for each in decisions if each.undone_at is None), default=None),
        objected=objections.open_count(session, quiz.id, about.id),
    )


def _given(quiz: Assigned, question_id: int, wording: Wording) -> Iterator[tuple[str, str, int]]:
    """Yield each answer in words, what it is worth as things stand, and how often it was given."""
    stands = rulings.standing(db.session(), quiz.id).get(question_id, ())
    by = marking(wording.question, wording.scheme, stands)
    for keys, times in asked.given(db.session(), quiz.id, wording):
        credit = by.credit(keys)
        yield answer_words(wording.question, keys), "right" if credit == 1 else "partly" if credit else "", times


def _chosen(wordings: list[Wording], name: str) -> Wording:
    return next((wording for wording in wordings if wording.name == name), wordings[0])


def _told(decision: Decision, wording: Wording) -> tuple[Decision, str, str]:
    return decision, _(CHOICES[decision.rule]), answer_words(wording.question, decision.answer)
