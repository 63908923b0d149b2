"""One student of a class, as their teacher looks after them."""

from flask import Response, current_app, flash, make_response, redirect, render_template, request, url_for

from ...core.errors import QuizError
from ...services import members, merging, ways_in
from ...services.classes import Taught
from ...services.members import Changes, Pupil
from ...services.names import folded
from ...storage import db, writing
from ..clock import now
from ..identity import readable
from ..logged import log
from ..refusals import STATUS
from ..roles import allow
from ..speech import gettext as _
from ..words import sentence
from .blueprint import blueprint
from .class_form import PlaceForm
from .classes import own_class

DONE = {
    "code": "place-code",
    "out": "place-out",
    "pin": "place-pin",
    "remove": "place-removed",
    "restore": "place-removed",
}
SHOWN = {"code": "resume-code", "out": "resume-code", "pin": "pin-once"}
"""As what the page of the student shows what was made, once."""


@blueprint.get("/desk/classes/<public_id>/students/<place>")
@allow("teacher")
def student(public_id: str, place: str) -> str:
    taught = own_class(public_id)
    pupil = members.find(db.session(), taught, place)
    return _page(taught, pupil, _form(pupil, posted=False))


@blueprint.post("/desk/classes/<public_id>/students/<place>")
@allow("teacher")
def change_student(public_id: str, place: str) -> Response | tuple[str, int]:
    taught = own_class(public_id)
    pupil = members.find(db.session(), taught, place)
    form = _form(pupil, posted=True)
    if not form.validate():
        return _page(taught, pupil, form), 400
    changes = Changes(form.name.data or "", form.number.data or "", form.extra_time.data, form.extra_attempts.data or 0)
    try:
        with writing(db.session()) as session:
            members.change(session, taught, place, changes)
            log(session, "place-changed", "place", place)
    except QuizError as error:
        form.number.errors = [sentence(error)]
        return _page(taught, pupil, form), STATUS[error.code]
    flash(_("%(name)s is saved.") % {"name": changes.name}, "info")
    return _to_class(taught)


@blueprint.post("/desk/classes/<public_id>/students/<place>/do")
@allow("teacher")
def do_with_student(public_id: str, place: str) -> Response:
    """Remove or bring back, or renew a way in: the student's page then shows the PIN or the resume code once."""
    taught, do = own_class(public_id), request.form.get("do")
    pupil, made = members.find(db.session(), taught, place), ""
    with writing(db.session()) as session:
        if do in ("code", "out"):
            made = readable(ways_in.renew_code(session, taught, place, put_out=do == "out"))
        elif do == "pin":
            made = ways_in.renew_pin(session, taught, place, current_app.config["SECRET_KEY"], now())
        elif do in ("remove", "restore"):
            members.remove(session, taught, place, now() if do == "remove" else None)
        else:
            raise QuizError("post-malformed")
        log(session, DONE[do or ""], "place", place)
    if made:
        flash(made, SHOWN[do or ""])
        return _to_student(taught, place)
    said = {
        "remove": _("%(name)s is out of the class. What they did is kept, and you can bring them back below."),
        "restore": _("%(name)s is back in the class."),
    }
    flash(said[do or ""] % {"name": pupil.name}, "info")
    return _to_class(taught)


@blueprint.post("/desk/classes/<public_id>/students/<place>/merge")
@allow("teacher")
def merge(public_id: str, place: str) -> Response:
    """Make one of two places that belong to the same student; the one at this address is kept."""
    taught, other, stay = own_class(public_id), request.form.get("other", ""), "stay" in request.form
    if not other:
        flash(_("Nothing was merged: choose who to merge with."), "warning")
        return _to_student(taught, place)
    with writing(db.session()) as session:
        pupil = members.find(session, taught, place)
        merging.merge(session, taught, place, other, stay=stay)
        log(session, "place-merged", "place", place)
    flash(_("Merged: everything is with %(name)s now.") % {"name": pupil.name}, "info")
    return _to_class(taught)


def _form(pupil: Pupil, *, posted: bool) -> PlaceForm:
    if posted:
        form = PlaceForm()
    else:
        values = {name: getattr(pupil, name) for name in ("name", "number", "extra_time", "extra_attempts")}
        form = PlaceForm(formdata=None, data=values)
    form.offer(pupil.extra_time)
    return form


def _page(taught: Taught, pupil: Pupil, form: PlaceForm) -> str:
    others = [
        each for each in members.of_class(db.session(), taught) if each.public_id != pupil.public_id and not each.erased
    ]
    others.sort(key=lambda each: folded(each.name) != folded(pupil.name))
    ways = ways_in.of_place(db.session(), taught, pupil.public_id)
    return render_template(
        "staff/student.html", taught=taught, pupil=pupil, form=form, others=others, ways=ways, now=now()
    )


def _to_student(taught: Taught, place: str) -> Response:
    return make_response(redirect(url_for("staff.student", public_id=taught.public_id, place=place), 303))


def _to_class(taught: Taught) -> Response:
    return make_response(redirect(url_for("staff.class_page", public_id=taught.public_id, _anchor="students"), 303))
