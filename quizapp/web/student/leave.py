"""Coming from another device, and leaving this one."""

from flask import Response, flash, make_response, redirect, render_template, request, url_for

from ...core.errors import QuizError
from ...services import students
from ...services.students import Entry
from ...storage import db, writing
from .. import identity
from ..clock import now
from ..forms import ResumeForm
from ..refusals import STATUS, Refusal, waiting
from ..roles import allow
from ..speech import gettext as _
from ..words import sentence
from .blueprint import blueprint


@blueprint.get("/resume")
@allow("everyone")
def resume() -> str:
    return render_template("student/resume.html", form=ResumeForm())


@blueprint.post("/resume")
@allow("everyone")
def enter_code() -> Response | tuple[str, int] | Refusal:
    form = ResumeForm()
    if not form.validate():
        return render_template("student/resume.html", form=form), 400
    try:
        entry = _come_back(form.code.data or "", request.remote_addr or "")
    except QuizError as error:
        form.code.errors = [sentence(error)]
        return render_template("student/resume.html", form=form), STATUS[error.code], waiting(error)
    flash(_("Welcome back. Your quizzes are open on this device now."), "info")
    return identity.remember(make_response(redirect(url_for("student.home"), 303)), entry)


def _come_back(code: str, address: str) -> Entry:
    try:
        with writing(db.session()) as session:
            entry = students.resume(session, code, now(), address)
            students.leave(session, identity.token())
            return entry
    except QuizError as error:
        # What is counted stands, although nothing else of it does.
        if error.code == "code-unknown":
            with writing(db.session()) as session:
                students.charge_code(session, address, now())
        raise


@blueprint.get("/leave")
@allow("everyone")
def leave() -> str:
    return render_template("student/leave.html")


@blueprint.post("/leave")
@allow("everyone")
def forget_me() -> Response:
    student = identity.current_student()
    with writing(db.session()) as session:
        students.leave(session, identity.token())
    flash(
        _("This device has forgotten you. The resume code still opens your quizzes.")
        if student and student.resume_code
        else _("This device has forgotten you."),
        "info",
    )
    return identity.forget(make_response(redirect(url_for("student.home"), 303)))
