"""The code of a class: on the projector, open or closed, or another one."""

from flask import Response, flash, jsonify, make_response, redirect, render_template, request, url_for

from ...core.errors import QuizError
from ...services import classes
from ...services.classes import Taught
from ...storage import db, writing
from .. import entrance
from ..clock import now
from ..logged import log
from ..roles import allow
from ..running import state
from ..speech import gettext as _
from .blueprint import blueprint
from .classes import given_to, own_class


@blueprint.post("/desk/classes/<public_id>/show")
@allow("teacher")
def show_code(public_id: str) -> Response:
    """Go to the projector, and remember in which network its students are."""
    taught = own_class(public_id)
    return to_projector(taught)


def to_projector(taught: Taught) -> Response:
    with writing(db.session()) as session:
        classes.show_code(session, taught, entrance.here())
    return make_response(redirect(url_for("staff.projector", public_id=taught.public_id), 303))


@blueprint.get("/desk/classes/<public_id>/projector")
@allow("teacher")
def projector(public_id: str) -> str:
    taught = own_class(public_id)
    return render_template(
        "staff/projector.html",
        taught=taught,
        entrance=entrance.entrance(taught),
        given=[quiz for quiz in given_to(taught) if state(quiz, now()) != "closed"],
    )


@blueprint.get("/desk/classes/<public_id>/here")
@allow("teacher")
def count(public_id: str) -> Response:
    """Say how many are in the class, for the projector, which asks again and again."""
    return jsonify(here=own_class(public_id).members)


@blueprint.post("/desk/classes/<public_id>/code")
@allow("teacher")
def change_code(public_id: str) -> Response:
    taught, do = own_class(public_id), request.form.get("do")
    if taught.archived or do not in ("open", "close", "renew"):
        raise QuizError("post-malformed")
    with writing(db.session()) as session:
        classes.show_code(session, taught, entrance.here())
        if do == "renew":
            classes.renew_code(session, taught)
        else:
            classes.open_code(session, taught, is_open=do == "open")
        log(session, "class-code", "class", public_id)
    said = {
        "open": _("The code lets students in again."),
        "close": _("The code is closed: nobody new can join. Those who are in go on."),
        "renew": _("The class has a new code; the old one no longer works."),
    }
    flash(said[do], "info")
    return make_response(redirect(url_for("staff.class_page", public_id=public_id), 303))
