"""Giving a quiz to a class or to everybody, and looking after what was given."""

from datetime import datetime, timedelta
from gettext import gettext as _

from flask import Response, flash, make_response, redirect, render_template, request, url_for

from ...core.question import Question
from ...core.quiz import draw
from ...services import assignments, checklist, classes, quizzes, submission
from ...services.assignments import FOR_A_CLASS, Assigned, Giving
from ...services.checklist import Remark
from ...services.classes import Taught
from ...services.quizzes import Made
from ...storage import db, writing
from .. import drawing, signed_in
from ..checklist_words import remark_words
from ..clock import now
from ..roles import allow
from ..running import running
from .blueprint import blueprint
from .settings_form import SettingsForm

QUICK, EVERYBODY = "quick", "everybody"


@blueprint.get("/desk/quizzes/<slug>/give")
@allow("teacher")
def give(slug: str) -> str:
    quiz = quizzes.find(db.session(), slug, signed_in.me().id)
    mine = _classes()
    to = request.args.get("class") or (mine[0].public_id if mine else QUICK)
    return _give_page(quiz, SettingsForm.showing(FOR_A_CLASS), to)


@blueprint.post("/desk/quizzes/<slug>/give")
@allow("teacher")
def give_it(slug: str) -> Response | tuple[str, int]:
    session, me = db.session(), signed_in.me()
    quiz, to, form = quizzes.find(session, slug, me.id), request.form.get("to", QUICK), SettingsForm()
    if not form.validate():
        return _give_page(quiz, form, to), 400
    drawing.check(quiz.recipe)
    with writing(session):
        taught = _receiver(to, me.id)
        giving = Giving(quiz.id, taught.id if taught else None, me.id)
        address = assignments.give(session, giving, form.settings(), now())
    given_quiz = assignments.find_given(session, address, me.id)
    if given_quiz.settings.variants != "fresh":
        drawing.kept_forms(given_quiz)
    if taught:
        return make_response(redirect(url_for("staff.projector", public_id=taught.public_id), 303))
    flash(_("It is open to everybody now."), "info")
    return make_response(redirect(url_for("staff.given", slug=address), 303))


@blueprint.get("/desk/given/<slug>")
@allow("teacher")
def given(slug: str) -> str:
    quiz = assignments.find_given(db.session(), slug, signed_in.me().id)
    return _given_page(quiz, SettingsForm.showing(quiz.settings))


@blueprint.post("/desk/given/<slug>")
@allow("teacher")
def change_given(slug: str) -> Response | tuple[str, int]:
    session, form = db.session(), SettingsForm()
    quiz = assignments.find_given(session, slug, signed_in.me().id)
    if not form.validate():
        return _given_page(quiz, form), 400
    with writing(session):
        assignments.change(session, quiz, form.settings())
        submission.finish_overdue(session, now())
    flash(_("Saved. The settings hold from now on, also for those who are at it."), "info")
    return make_response(redirect(url_for("staff.given", slug=slug), 303))


@blueprint.post("/desk/given/<slug>/state")
@allow("teacher")
def close_given(slug: str) -> Response:
    """Close it, open it again, or take it off the lists and put it back."""
    session, do = db.session(), request.form.get("do")
    quiz = assignments.find_given(session, slug, signed_in.me().id)
    with writing(session):
        if do == "close":
            assignments.close(session, slug, now())
            submission.finish_overdue(session, now(), grace=timedelta())
        elif do == "open":
            assignments.close(session, slug, None)
        elif do == "archive":
            assignments.archive(session, quiz, now())
    said = {
        "close": _("Closed. Attempts under way were handed in as saved."),
        "open": _("Open again, until you close it."),
        "archive": _("Taken off the lists; attempts and results are kept."),
    }
    flash(said.get(do or "", _("Nothing was changed.")), "info")
    address = url_for("staff.desk") if do == "archive" else url_for("staff.given", slug=slug)
    return make_response(redirect(address, 303))


def _classes() -> list[Taught]:
    return [taught for taught in classes.of_teacher(db.session(), signed_in.me().id) if not taught.archived]


def _receiver(to: str, owner_id: int) -> Taught | None:
    """Return the class that was chosen, made on the spot where asked for; None is everybody."""
    if to == EVERYBODY:
        return None
    if to == QUICK:
        return classes.make(db.session(), owner_id, quick_name(now()), now())
    return classes.find(db.session(), to, owner_id)


def quick_name(at: datetime) -> str:
    return _("Class of %(day)s") % {"day": f"{at.day} {at:%B %Y}"}


def _give_page(quiz: Made, form: SettingsForm, to: str) -> str:
    settings = form.settings() if form.is_submitted() and not form.errors else FOR_A_CLASS
    found = checklist.remarks(settings, quiz.recipe.count, now())
    sample = draw(quiz.recipe, drawing.sources_of(quiz.recipe), "sample")
    return render_template(
        "staff/give.html", quiz=quiz, form=form, to=to, classes=_classes(), remarks=_words([*found, *_leaks(sample)])
    )


def _given_page(quiz: Assigned, form: SettingsForm) -> str:
    session = db.session()
    mine = {taught.id: taught for taught in classes.of_teacher(session, signed_in.me().id)}
    found = checklist.remarks(quiz.settings, quiz.recipe.count, now())
    if quiz.class_id is not None and not quiz.closed(now()):
        found += _leaks([question for form_ in drawing.sample_forms(quiz) for question in form_])
    return render_template(
        "staff/given.html",
        quiz=quiz,
        standing=running(quiz, assignments.progress(session, quiz), now()),
        taught=mine.get(quiz.class_id or 0),
        form=form,
        remarks=_words(found),
    )


def _leaks(questions: list[Question] | tuple[Question, ...]) -> list[Remark]:
    offered = assignments.open_practice(db.session())
    practices = checklist.practices(offered, [drawing.sources(quiz) for quiz in offered], now())
    return checklist.leaks(questions, practices)


def _words(remarks: list[Remark]) -> list[str]:
    return [remark_words(remark) for remark in remarks]
