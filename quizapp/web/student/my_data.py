"""A student's own data: to be seen, downloaded and deleted.

Practice is theirs alone, so it goes at once. Work for a class is also its teacher's record of marks: there a student
can ask, and the teacher decides.
"""

from flask import Response, current_app, flash, make_response, redirect, render_template, request, url_for

from ...core.errors import QuizError
from ...services import audit, erasing, own_data, own_work, receipts, retention
from ...services.audit import By
from ...services.erasing import Order
from ...storage import db, writing
from .. import identity, receipt_words
from ..clock import now
from ..own_data_file import as_file
from ..retention_words import class_promise, practice_promise
from ..roles import allow
from ..speech import gettext as _
from .blueprint import blueprint


@blueprint.get("/my-data")
@allow("everyone")
def my_data() -> str:
    me = identity.current_student()
    held = own_data.held(db.session(), me.id) if me else None
    kept_for = [retention.days_of(db.session(), place.class_id) for place in held.places] if held else []
    return render_template(
        "student/my_data.html",
        held=held,
        promises=[class_promise(days) for days in kept_for],
        practice_promise=practice_promise(current_app.config["PRACTICE_DAYS"]),
    )


@blueprint.get("/my-data.json")
@allow("everyone")
def download_my_data() -> Response:
    student_id, session = _me(), db.session()
    work = own_work.attempts(session, student_id, now())
    return as_file(own_data.about(session, student_id), work, "my-quiz-data.json")


@blueprint.post("/my-data/delete")
@allow("everyone")
def delete_my_practice() -> Response:
    student_id, at = _me(), now()
    subject = own_data.public_id(db.session(), student_id)
    with writing(db.session()) as session:
        audit.record(session, By(None, at), "practice-deleted", "student", subject)
        kept = erasing.order(session, Order("delete", "student", subject, "student", at), at)
    erasing.carry_out(lambda: writing(db.session()), kept, at)
    response = make_response(redirect(url_for("student.erased", receipt=kept), 303))
    return response if own_data.exists(db.session(), student_id) else identity.forget(response)


@blueprint.post("/my-data/ask")
@allow("everyone")
def ask_to_be_erased() -> Response:
    """Ask the teacher of a class to be erased, or take that back."""
    student_id, place, asks = _me(), request.form.get("place", ""), request.form.get("do") == "ask"
    with writing(db.session()) as session:
        if not own_data.ask(session, student_id, place, now() if asks else None):
            raise QuizError("place-unknown")
        audit.record(session, By(None, now()), "request-made", "place", place)
    flash(_("Your teacher sees that you ask to be erased.") if asks else _("You no longer ask to be erased."), "info")
    return make_response(redirect(url_for("student.my_data"), 303))


@blueprint.get("/erased/<receipt>")
@allow("everyone")
def erased(receipt: str) -> str:
    """Show the receipt to whoever holds its address, since nobody is known any more whose it could be."""
    found = receipts.find_own(db.session(), receipt)
    return render_template("student/erased.html", receipt=found, lines=receipt_words.lines(found))


@blueprint.get("/erased/<receipt>.txt")
@allow("everyone")
def erased_file(receipt: str) -> Response:
    return receipt_words.as_text(receipts.find_own(db.session(), receipt))


def _me() -> int:
    me = identity.current_student()
    if me is None:
        raise QuizError("student-unknown")
    return me.id
