"""What was changed in a bank, when and by whom, and taking the newest change back."""

from flask import Response, flash, make_response, redirect, render_template, request, url_for

from ...core.errors import QuizError
from ...services import bank_history, bank_import, banks
from ...storage import db, writing
from .. import change_words, signed_in
from ..clock import now
from ..logged import log
from ..numbers import page_number, whole
from ..roles import allow
from ..speech import gettext as _
from .blueprint import blueprint

AT_ONCE = 50
"""Changed questions on one page."""


@blueprint.get("/desk/banks/<public_id>/history", endpoint="bank_history")
@allow("teacher")
def history(public_id: str) -> str:
    """List the revisions, and of one of them what it changed."""
    session = db.session()
    bank = banks.find(session, public_id, signed_in.me().id)
    past = bank_history.history(session, bank)
    number = whole(request.args.get("revision", ""), 0)
    page = page_number(request.args)
    chosen = next((each for each in past if each.number == number), None)
    # One more than is shown tells whether there are more.
    found = bank_history.changes(session, bank, number, (page - 1) * AT_ONCE, AT_ONCE + 1) if chosen else []
    return render_template(
        "staff/bank_history.html",
        bank=bank,
        past=past,
        chosen=chosen,
        found=found[:AT_ONCE],
        page=page,
        more=len(found) > AT_ONCE,
        changes=change_words,
    )


@blueprint.post("/desk/banks/<public_id>/undo")
@allow("teacher")
def undo_bank(public_id: str) -> Response:
    """Take back the revision that was shown, and not another that was made since or is there after a second press."""
    with writing(db.session()) as session:
        bank = banks.find(session, public_id, signed_in.me().id)
        if request.form.get("revision") != str(bank.revision):
            raise QuizError("undo-late")
        bank_import.undo(session, bank, now())
        log(session, "bank-undone", "bank", public_id)
    flash(_("Undone: the bank is as it was before."), "info")
    return make_response(redirect(url_for("staff.bank", public_id=public_id), 303))
