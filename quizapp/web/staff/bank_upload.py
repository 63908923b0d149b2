"""Sending the contents of a bank, a new one or one's own; what is sent waits to be looked at."""

from flask import Response, make_response, redirect, render_template, url_for

from ...formats.banks import WRITTEN_FORMATS
from ...formats.banks.sheets.template import template
from ...formats.limits import USUAL
from ...services import banks, uploads
from ...services.banks import Owned
from ...services.uploads import Use
from ...storage import db, writing
from .. import signed_in
from ..checking import NEW
from ..clock import now
from ..logged import log
from ..roles import allow
from ..sizes import takes
from .bank_form import BankForm
from .blueprint import blueprint


@blueprint.get("/desk/banks/new")
@allow("teacher")
def new_bank() -> str:
    return _page(None, BankForm(formdata=None))


@blueprint.post("/desk/banks/new")
@allow("teacher")
@takes(USUAL.size)
def send_new_bank() -> Response | tuple[str, int]:
    return _keep(None)


@blueprint.get("/desk/banks/template.csv", defaults={"kind": "csv"})
@blueprint.get("/desk/banks/template.xlsx", defaults={"kind": "xlsx"})
@allow("teacher")
def bank_template(kind: str) -> Response:
    response = Response(template(kind), mimetype=WRITTEN_FORMATS[kind].media_type)
    response.headers.set("Content-Disposition", "attachment", filename=f"questions.{kind}")
    return response


@blueprint.get("/desk/banks/<public_id>/upload")
@allow("teacher")
def upload_bank(public_id: str) -> str:
    return _page(_own(public_id), BankForm(formdata=None))


@blueprint.post("/desk/banks/<public_id>/upload")
@allow("teacher")
@takes(USUAL.size)
def send_bank(public_id: str) -> Response | tuple[str, int]:
    return _keep(_own(public_id))


def _keep(bank: Owned | None) -> Response | tuple[str, int]:
    """Keep what was sent until its import is confirmed."""
    form = BankForm()
    if not form.validate():
        return _page(bank, form), 400
    name, body = form.sent()
    if not form.fits(body):
        return _page(bank, form), 400
    use = Use(signed_in.me().id, "bank", bank.public_id if bank else NEW)
    with writing(db.session()) as session:
        upload = uploads.keep(session, use, name, body, now())
        log(session, "file-sent", "bank", bank.public_id if bank else "")
    return make_response(redirect(url_for("staff.checked_bank", upload=upload), 303))


def _own(public_id: str) -> Owned:
    return banks.find(db.session(), public_id, signed_in.me().id)


def _page(bank: Owned | None, form: BankForm) -> str:
    return render_template("staff/bank_upload.html", bank=bank, form=form)
