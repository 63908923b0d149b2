"""A teacher's classes."""

from flask import render_template

from ...services import classes
from ...storage import db
from .. import signed_in
from ..roles import allow
from .blueprint import blueprint


@blueprint.get("/desk/classes/<public_id>")
@allow("teacher")
def class_page(public_id: str) -> str:
    return render_template("staff/class.html", taught=classes.find(db.session(), public_id, signed_in.me().id))
