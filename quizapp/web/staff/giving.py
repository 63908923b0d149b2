"""Giving a quiz to a class or to everybody."""

from flask import Response, flash, make_response, redirect, render_template, request, url_for

from ...services import assignments, classes, joining, quizzes
from ...services.assignments import FOR_A_CLASS, Giving
from ...services.checklist import Remark
from ...services.classes import Taught
from ...services.quizzes import Made
from ...storage import db, writing
from .. import drawing, signed_in
from ..clock import now
from ..logged import log
from ..roles import allow
from ..speech import gettext as _
from .before_giving import before_giving
from .blueprint import blueprint
from .classes import quick_name
from .code import to_projector
from .settings_form import SettingsForm

QUICK, EVERYBODY = "quick", "everybody"


@blueprint.get("/desk/quizzes/<slug>/give")
@allow("teacher")
def give(slug: str) -> str:
    quiz = quizzes.find(db.session(), slug, signed_in.me().id)
    mine = _classes()
    to = request.args.get("class") or (mine[0].public_id if mine else QUICK)
    chosen = next((taught for taught in mine if taught.public_id == to), None)
    found = before_giving(quiz.recipe, FOR_A_CLASS, everybody=False, anybody=_takes_anybody(chosen))
    return _page(quiz, SettingsForm.showing(FOR_A_CLASS), to, found)


@blueprint.post("/desk/quizzes/<slug>/give")
@allow("teacher")
def give_it(slug: str) -> Response | tuple[str, int]:
    """Give it, unless the settings chosen call for a remark that the page did not show yet."""
    session, me = db.session(), signed_in.me()
    quiz, to, form = quizzes.find(session, slug, me.id), request.form.get("to", QUICK), SettingsForm()
    if not form.validate():
        return _page(quiz, form, to, []), 400
    taught = None if to in (QUICK, EVERYBODY) else classes.find(session, to, me.id)
    drawing.check(quiz.recipe, me.id)
    found = before_giving(quiz.recipe, form.settings(), everybody=to == EVERYBODY, anybody=_takes_anybody(taught))
    if {remark.code for remark in found} - set(request.form.getlist("seen")):
        return _page(quiz, form, to, found, once_more=True), 200
    with writing(session):
        if to == QUICK:
            taught = classes.make(session, me.id, quick_name(), now())
            log(session, "class-made", "class", taught.public_id)
        giving = Giving(quiz.id, taught.id if taught else None, me.id)
        address = assignments.give(session, giving, form.settings(), now())
        log(session, "given-made", "given", address)
    given_quiz = assignments.find_given(session, address, me.id)
    if given_quiz.settings.variants != "fresh":
        drawing.kept_forms(given_quiz)
    if taught:
        return to_projector(taught)
    flash(_("It is open to everybody now."), "info")
    return make_response(redirect(url_for("staff.given", slug=address), 303))


def _classes() -> list[Taught]:
    return [taught for taught in classes.of_teacher(db.session(), signed_in.me().id) if not taught.archived]


def _takes_anybody(taught: Taught | None) -> bool:
    return taught is None or joining.takes_anybody(db.session(), taught.id)


def _page(quiz: Made, form: SettingsForm, to: str, remarks: list[Remark], *, once_more: bool = False) -> str:
    return render_template(
        "staff/give.html", quiz=quiz, form=form, to=to, classes=_classes(), remarks=remarks, once_more=once_more
    )
