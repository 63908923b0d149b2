"""A file of questions before it is imported: what it holds and what it would change, then the import itself."""

from contextlib import suppress

from flask import Response, flash, jsonify, make_response, redirect, render_template, request, url_for

from ...core.errors import QuizError
from ...formats.prose.pictures import media_type
from ...formats.scores.csv_file import for_excel
from ...services import bank_contents, bank_lease, banks, uploads
from ...services.bank_check import Checked
from ...services.banks import Owned
from ...services.pictures import Picture
from ...services.uploads import About
from ...storage import db, writing
from .. import bank_file_words, change_words, checking, signed_in
from ..asking_of_bank import page_of
from ..clock import now
from ..errors import wants_json
from ..forms import LONGEST_NAME, tidy
from ..logged import log
from ..numbers import page_number
from ..prose import show_upload
from ..roles import allow
from ..speech import gettext as _
from ..student.picture import served
from ..tasks import Task
from ..words import sentence
from .bank_form import BankForm
from .blueprint import blueprint

PATIENCE = 5
"""Seconds that a picture waits where another process than the one that showed its page is asked, which has to look."""
SHOWN = 100
"""So many of each list are shown; the report to download has all."""


@blueprint.get("/desk/banks/checked/<upload>")
@allow("teacher")
def checked_bank(upload: str) -> Response | str:
    """Show what an import would change, or how far the look or the import is."""
    if importing := checking.importing(signed_in.me().id, upload):
        return _progress(importing, _("Importing")) if not importing.over or wants_json() else _imported(upload)
    if elsewhere := _elsewhere(upload):
        return elsewhere
    about = _about(upload)
    bank = checking.bank_for(about)
    if about.wish and bank and bank_lease.held(db.session(), bank.id, now()):
        return _progress(Task(), _("Importing"))
    task = checking.look(about, bank)
    if not task.over or wants_json():
        return _progress(task, _("Looking at the file"))
    found = checking.seen(about, bank)
    # Confirmed where another process answered, which may be gone: whichever is asked goes on.
    return _begin(about, bank, found) if about.wish and _fit(about, found) else _page(about, bank, found)


@blueprint.post("/desk/banks/checked/<upload>")
@allow("teacher")
def import_bank(upload: str) -> Response:
    """Do what was chosen: import all, import the rest of what is refused, compare with a bank, or nothing."""
    if checking.importing(signed_in.me().id, upload):
        return _back(upload, request.args.get("bank"))
    about, do = _about(upload), request.form.get("do", "")
    bank = checking.bank_for(about)
    if do not in ("import", "partly", "compare"):
        with writing(db.session()) as session:
            uploads.drop(session, about.use, upload)
        flash(_("Nothing was imported."), "info")
        return _to_bank(bank.public_id) if bank else make_response(redirect(url_for("staff.desk"), 303))
    if do == "compare":
        namesake = banks.find(db.session(), request.form.get("namesake", ""), signed_in.me().id)
        with writing(db.session()) as session:
            uploads.move(session, about.use, upload, namesake.public_id)
        return _back(upload)
    task = checking.look(about, bank)
    if not task.over and "shown" not in request.form:
        raise QuizError("upload-unread")
    title = tidy(request.form.get("title"))[:LONGEST_NAME]
    with writing(db.session()) as session:
        uploads.confirm(session, about.use, upload, do, title)
    about = _about(upload)
    if not task.over:
        return _back(upload, bank.public_id if bank else None)
    found = checking.seen(about, bank)
    if not _fit(about, found):
        raise QuizError("bank-refused")
    return _begin(about, bank, found)


@blueprint.get("/desk/banks/checked/<upload>/pictures/<digest>")
@allow("teacher")
def checked_picture(upload: str, digest: str) -> Response:
    about = _about(upload)
    bank = checking.seen(about, checking.bank_for(about), PATIENCE).report.bank
    body = bank.pictures.get(digest) if bank else None
    if body is None:
        raise QuizError("picture-unknown")
    return served(Picture(media_type(body), body))


@blueprint.get("/desk/banks/checked/<upload>/report.csv")
@allow("teacher")
def checked_report(upload: str) -> Response:
    about = _about(upload)
    found = checking.seen(about, checking.bank_for(about))
    response = Response(for_excel(bank_file_words.COLUMNS, bank_file_words.rows(found)), mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename="report.csv")
    return response


def _about(upload: str) -> About:
    return uploads.about(db.session(), signed_in.me().id, "bank", upload)


def _fit(about: About, found: Checked) -> bool:
    """Whether what was confirmed can be done."""
    return found.fit and (about.wish == "partly" or not found.report.refused)


def _begin(about: About, bank: Owned | None, found: Checked) -> Response:
    """Import what was confirmed."""
    bank = bank or _made(about, found)
    with writing(db.session()) as session:
        log(session, "bank-imported", "bank", bank.public_id)
    checking.bring(_about(about.public_id), bank, found)
    return _back(about.public_id, bank.public_id)


def _made(about: About, found: Checked) -> Owned:
    """Make the bank that the file is to be imported into; from now on the file is for that one."""
    parsed = found.report.bank
    assert parsed is not None  # noqa: S101 - it is fit to be imported
    with writing(db.session()) as session:
        bank = banks.make(session, signed_in.me().id, parsed.id, about.title or parsed.title, now())
        uploads.move(session, about.use, about.public_id, bank.public_id)
    return bank


def _elsewhere(upload: str) -> Response | str | None:
    """Answer who asks for an import that is another process's, if the address names the bank it goes into."""
    if "bank" not in request.args:
        return None
    bank = banks.find(db.session(), request.args["bank"], signed_in.me().id)
    if bank_lease.held(db.session(), bank.id, now()):
        return _progress(Task(), _("Importing"))
    try:
        _about(upload)
    except QuizError:
        return _to_bank(bank.public_id)
    return None


def _imported(upload: str) -> Response:
    """Say what came of an import that is over."""
    task = checking.told(signed_in.me().id, upload)
    if task is None:
        return _back(upload, request.args.get("bank"))
    try:
        done: checking.Imported = task.result
    except QuizError as error:
        flash(sentence(error), "error")
        # It is shown again before anything else is done with it.
        with suppress(QuizError), writing(db.session()) as session:
            uploads.confirm(session, _about(upload).use, upload, "")
        return _back(upload)
    flash(bank_file_words.imported(done.diff), "info")
    return _to_bank(done.bank)


def _progress(task: Task, title: str) -> Response | str:
    if wants_json():
        return jsonify(done=task.done, total=task.total, over=task.over)
    return render_template("staff/task.html", task=task, title=title)


def _page(about: About, bank: Owned | None, found: Checked) -> str:
    questions = found.report.bank.questions if found.report.bank else ()
    show_upload(about.public_id)
    trouble = found.report.error or found.report.refused
    pasted = uploads.find(db.session(), about.use, about.public_id).body if trouble and not about.name else b""
    removed = found.diff.removed[:SHOWN] if bank and found.diff else ()
    return render_template(
        "staff/bank_checked.html",
        about=about,
        bank=bank,
        checked=found,
        report=found.report,
        removed=[kept.question for kept in bank_contents.some(db.session(), bank, removed)] if bank else [],
        asked=page_of(questions, page_number(request.args)),
        form=BankForm(formdata=None, text=pasted.decode()) if pasted else None,
        words=bank_file_words,
        changes=change_words,
        shown=SHOWN,
    )


def _back(upload: str, bank: str | None = None) -> Response:
    """Show the file again; once it is gone, the address still leads to the bank it went into."""
    return make_response(redirect(url_for("staff.checked_bank", upload=upload, bank=bank), 303))


def _to_bank(public_id: str) -> Response:
    return make_response(redirect(url_for("staff.bank", public_id=public_id), 303))
