"""Making a student or a class anonymous, or deleting them, and the receipts of it."""

from flask import Response, make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response as Sent

from ...services import assignments, erasing, members, receipts
from ...services.classes import Taught
from ...services.erasing import How, Kind, Order
from ...services.members import Pupil
from ...storage import db, writing
from .. import receipt_words, signed_in
from ..clock import now
from ..logged import log
from ..roles import allow
from ..speech import gettext as _
from .blueprint import blueprint
from .classes import given_to, own_class
from .erase_form import EraseForm

STEPS = 400
"""So many a request: the sweep goes on with what is left."""
LOGGED = {"anonymise": "anonymised", "delete": "deleted"}


@blueprint.get("/desk/classes/<public_id>/students/<place>/erase")
@allow("teacher")
def erase_student(public_id: str, place: str) -> str:
    taught = own_class(public_id)
    return _page(taught, EraseForm(formdata=None), members.find(db.session(), taught, place))


@blueprint.post("/desk/classes/<public_id>/students/<place>/erase")
@allow("teacher")
def erase_student_now(public_id: str, place: str) -> Sent | tuple[str, int]:
    taught, form = own_class(public_id), EraseForm()
    pupil = members.find(db.session(), taught, place)
    return _done("place", place, form) if form.validate() else (_page(taught, form, pupil), 400)


@blueprint.get("/desk/classes/<public_id>/erase")
@allow("teacher")
def erase_class(public_id: str) -> str:
    return _page(own_class(public_id), EraseForm(formdata=None))


@blueprint.post("/desk/classes/<public_id>/erase")
@allow("teacher")
def erase_class_now(public_id: str) -> Sent | tuple[str, int]:
    taught, form = own_class(public_id), EraseForm()
    return _done("class", public_id, form) if form.validate() else (_page(taught, form), 400)


@blueprint.get("/desk/receipts")
@allow("teacher")
def all_receipts() -> str:
    found = receipts.of_teacher(db.session(), signed_in.me().id)
    listed = [(each, receipt_words.what(each), receipt_words.counts(each)) for each in found]
    return render_template("staff/receipts.html", receipts=listed)


@blueprint.get("/desk/receipts/<receipt>")
@allow("teacher")
def receipt(receipt: str) -> str:
    found = receipts.find(db.session(), receipt, signed_in.me().id)
    words = receipt_words.what(found), receipt_words.lines(found)
    return render_template("staff/receipt.html", receipt=found, what=words[0], lines=words[1])


@blueprint.get("/desk/receipts/<receipt>.txt")
@allow("teacher")
def receipt_file(receipt: str) -> Response:
    return receipt_words.as_text(receipts.find(db.session(), receipt, signed_in.me().id))


def _done(kind: Kind, subject: str, form: EraseForm) -> Sent:
    me = signed_in.me().id
    how: How = form.how.data  # its choices are no others
    with writing(db.session()) as session:
        log(session, f"{kind}-{LOGGED[how]}", kind, subject)
        wanted = Order(how, kind, subject, "teacher", now(), account_id=me, owner_id=me)
        kept = erasing.order(session, wanted, now())
    erasing.carry_out(lambda: writing(db.session()), kept, now(), STEPS)
    return make_response(redirect(url_for("staff.receipt", receipt=kept), 303))


def _page(taught: Taught, form: EraseForm, pupil: Pupil | None = None) -> str:
    session = db.session()
    pupils = [pupil] if pupil else [each for each in members.of_class(session, taught) if not each.erased]
    attempts = sum(each.attempts for each in pupils)
    if not attempts and pupil:
        form.how.choices = {"delete": _("Delete: there is nothing to keep")}
        form.how.data = "delete"
    progress = [assignments.progress(session, quiz) for quiz in given_to(taught)]
    return render_template(
        "staff/erase.html",
        taught=taught,
        pupil=pupil,
        people=len(pupils),
        attempts=attempts,
        given=len(progress),
        form=form,
    )
