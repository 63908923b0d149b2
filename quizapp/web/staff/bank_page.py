"""A bank of one's own."""

from flask import render_template

from ...services import banks
from ...storage import db
from .. import signed_in
from ..roles import allow
from .blueprint import blueprint


@blueprint.get("/desk/banks/<public_id>")
@allow("teacher")
def bank(public_id: str) -> str:
    return render_template("staff/bank.html", bank=banks.find(db.session(), public_id, signed_in.me().id))
