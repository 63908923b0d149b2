"""A teacher's question bank: looked through, flagged, renamed, put away."""

from flask import Response, flash, make_response, redirect, render_template, request, url_for

from ...services import bank_contents, banks
from ...services.bank_contents import Kept
from ...services.banks import Owned
from ...storage import db, writing
from .. import signed_in
from ..bank_search import Looking
from ..clock import now
from ..forms import tidy
from ..logged import log
from ..roles import allow
from ..speech import gettext as _
from .blueprint import blueprint

AT_ONCE = 25
LONGEST_TITLE = 100


@blueprint.get("/desk/banks/<public_id>")
@allow("teacher")
def bank(public_id: str) -> str:
    session, found, looking = db.session(), own_bank(public_id), Looking.read(request.args)
    return render_template(
        "staff/bank.html",
        bank=found,
        looking=looking,
        page=bank_contents.page(session, found, looking.search, looking.page, AT_ONCE),
        counts=bank_contents.counts(session, found),
        tags=bank_contents.tags(session, found),
    )


@blueprint.post("/desk/banks/<public_id>/questions/<name>/flag")
@allow("teacher")
def flag_question(public_id: str, name: str) -> Response:
    """Flag a question, or take its flag away, and go back to where the button was."""
    flagged = request.form.get("flagged") == "yes"
    with writing(db.session()) as session:
        bank_contents.flag(session, own_bank(public_id), f"{public_id}/{name}", flagged=flagged)
        log(session, "question-flagged", "bank", public_id)
    args = Looking.read(request.args).args()
    if request.form.get("from") == "question":
        return to(url_for("staff.bank_question", public_id=public_id, name=name, **args))
    return to(url_for("staff.bank", public_id=public_id, **args, _anchor=name))


@blueprint.post("/desk/banks/empty")
@allow("teacher")
def make_bank() -> Response:
    """Begin a bank without a file, and write its first question."""
    title = _title() or _("My questions")
    with writing(db.session()) as session:
        made = banks.make(session, signed_in.me().id, "bank", title, now())
        log(session, "bank-made", "bank", made.public_id)
    return to(url_for("staff.new_question", public_id=made.public_id))


@blueprint.post("/desk/banks/<public_id>/rename")
@allow("teacher")
def rename_bank(public_id: str) -> Response:
    title = _title()
    with writing(db.session()) as session:
        found = own_bank(public_id)
        if title:
            banks.rename(session, found, title)
            log(session, "bank-renamed", "bank", public_id)
    flash(_("The bank is called %(title)s now.") % {"title": title} if title else _("Nothing was changed."), "info")
    return to(url_for("staff.bank", public_id=public_id))


@blueprint.post("/desk/banks/<public_id>/archive")
@allow("teacher")
def archive_bank(public_id: str) -> Response:
    """Put the bank away, or take it out again; quizzes that draw on it go on."""
    with writing(db.session()) as session:
        found = own_bank(public_id)
        banks.archive(session, found, None if found.archived else now())
        log(session, "bank-archived", "bank", public_id)
    said = _("%(title)s is back.") if found.archived else _("%(title)s is archived.")
    flash(said % {"title": found.title}, "info")
    return to(url_for("staff.bank", public_id=public_id))


def _title() -> str:
    return tidy(request.form.get("title"))[:LONGEST_TITLE].strip()


def own_bank(public_id: str) -> Owned:
    return banks.find(db.session(), public_id, signed_in.me().id)


def own_question(bank: Owned, name: str) -> Kept:
    return bank_contents.question(db.session(), bank, f"{bank.public_id}/{name}")


def to(address: str) -> Response:
    return make_response(redirect(address, 303))
