"""Coming from another device, and leaving this one."""

from gettext import gettext as _

from flask import Response, flash, make_response, redirect, render_template, url_for

from ...core.errors import QuizError
from ...services import students
from ...storage import db, writing
from .. import identity
from ..clock import now
from ..forms import ResumeForm
from ..roles import allow
from ..words import sentence
from .blueprint import blueprint


@blueprint.get("/resume")
@allow("everyone")
def resume() -> str:
    return render_template("student/resume.html", form=ResumeForm())


@blueprint.post("/resume")
@allow("everyone")
def enter_code() -> Response | tuple[str, int]:
    form = ResumeForm()
    if not form.validate():
        return render_template("student/resume.html", form=form), 400
    try:
        with writing(db.session()) as session:
            entry = students.resume(session, form.code.data or "", now())
            students.leave(session, identity.token())
    except QuizError as error:
        form.code.errors = [sentence(error)]
        return render_template("student/resume.html", form=form), 404
    flash(_("Welcome back. Your quizzes are open on this device now."), "info")
    return identity.remember(make_response(redirect(url_for("student.home"), 303)), entry)


@blueprint.get("/leave")
@allow("everyone")
def leave() -> str:
    return render_template("student/leave.html")


@blueprint.post("/leave")
@allow("everyone")
def forget_me() -> Response:
    with writing(db.session()) as session:
        students.leave(session, identity.token())
    flash(_("This device has forgotten you. The resume code still opens your quizzes."), "info")
    return identity.forget(make_response(redirect(url_for("student.home"), 303)))
