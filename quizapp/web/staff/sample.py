"""A class to look at before there is one of one's own: made by a click, and gone by another."""

from flask import Response, flash, make_response, redirect, url_for

from ...core.errors import QuizError
from ...services import classes, erasing, sample
from ...services.erasing import Order
from ...storage import db, writing
from .. import signed_in
from ..clock import now
from ..logged import log
from ..roles import allow
from ..speech import gettext as _
from .blueprint import blueprint
from .erasing import STEPS


@blueprint.post("/desk/sample")
@allow("teacher")
def make_sample() -> Response:
    public_id = sample.make(lambda: writing(db.session()), signed_in.me(), now())
    with writing(db.session()) as session:
        log(session, "class-made", "class", public_id)
    return make_response(redirect(url_for("staff.class_page", public_id=public_id), 303))


@blueprint.post("/desk/classes/<public_id>/remove-sample")
@allow("teacher")
def remove_sample(public_id: str) -> Response:
    """Delete a sample class with all that is in it: nothing of anybody's is lost, so no reason is asked for."""
    me = signed_in.me().id
    if not classes.find(db.session(), public_id, me).sample:
        raise QuizError("class-unknown")
    with writing(db.session()) as session:
        log(session, "class-deleted", "class", public_id)
        wanted = Order("delete", "class", public_id, "teacher", now(), account_id=me, owner_id=me)
        receipt = erasing.order(session, wanted, now())
    erasing.carry_out(lambda: writing(db.session()), receipt, now(), STEPS)
    flash(_("The sample class is gone."), "info")
    return make_response(redirect(url_for("staff.desk"), 303))
