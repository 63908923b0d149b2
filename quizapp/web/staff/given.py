"""Looking after what was given: settings, closing, opening again, putting away."""

from datetime import timedelta

from flask import Response, flash, make_response, redirect, render_template, request, url_for

from ...core.errors import QuizError
from ...services import assignments, objections, submission
from ...services.assignments import Assigned
from ...storage import db, writing
from .. import signed_in
from ..clock import now
from ..logged import log
from ..overdue import hand_in_overdue
from ..roles import allow
from ..running import running
from ..speech import gettext as _
from .before_giving import while_given
from .blueprint import blueprint
from .readable import class_of
from .settings_form import SettingsForm


@blueprint.get("/desk/given/<slug>")
@allow("teacher")
def given(slug: str) -> str:
    hand_in_overdue()
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
        log(session, "given-changed", "given", slug)
        submission.finish_overdue(session, now())
    flash(_("Saved. The settings apply from now on, also to those who have started."), "info")
    return make_response(redirect(url_for("staff.given", slug=slug), 303))


@blueprint.post("/desk/given/<slug>/state")
@allow("teacher")
def close_given(slug: str) -> Response:
    """Close it, open it again, or take it off the lists and put it back."""
    session, do = db.session(), request.form.get("do")
    quiz = assignments.find_given(session, slug, signed_in.me().id)
    with writing(session):
        log(session, "given-state", "given", slug)
        if do == "close":
            assignments.close(session, slug, now())
            submission.finish_overdue(session, now(), grace=timedelta())
        elif do == "open":
            assignments.close(session, slug, None)
        elif do in ("archive", "restore"):
            assignments.archive(session, quiz, now() if do == "archive" else None)
        else:
            raise QuizError("post-malformed")
    said = {
        "close": _("Closed. Attempts under way were submitted as saved."),
        "open": _("Open again, until you close it."),
        "archive": _("Taken off the lists; attempts and results are kept."),
        "restore": _("Back on the lists."),
    }
    begun, done = assignments.progress(session, quiz)
    if do == "close" and begun > done:
        said["close"] = _(
            "Closed. Attempts under way were submitted as saved; whoever was given time beyond that goes on."
        )
    flash(said[do or ""], "info")
    address = url_for("staff.desk") if do == "archive" else url_for("staff.given", slug=slug)
    return make_response(redirect(address, 303))


def _given_page(quiz: Assigned, form: SettingsForm) -> str:
    session = db.session()
    return render_template(
        "staff/given.html",
        quiz=quiz,
        standing=running(quiz, assignments.progress(session, quiz), now()),
        taught=class_of(quiz),
        form=form,
        remarks=while_given(quiz),
        objected=objections.open_count(session, quiz.id),
    )
