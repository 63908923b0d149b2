"""Deleting somebody's account, as an admin does when they leave."""

from flask import make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response as Sent

from ...core.errors import QuizError
from ...services import accounts, departing, erasing
from ...services.accounts import Person
from ...services.erasing import Order
from ...storage import db, writing
from .. import signed_in
from ..clock import now
from ..logged import log
from ..refusals import STATUS
from ..roles import allow
from ..words import sentence
from .blueprint import blueprint
from .departing_form import DepartingForm


@blueprint.get("/people/<public_id>/delete")
@allow("admin")
def delete_person(public_id: str) -> str:
    return _page(_other(public_id), DepartingForm(formdata=None))


@blueprint.post("/people/<public_id>/delete")
@allow("admin")
def delete_person_now(public_id: str) -> Sent | tuple[str, int]:
    person, form, me = _other(public_id), DepartingForm(), signed_in.me().id
    form.offer(departing.heirs(db.session(), person))
    if not form.validate():
        return _page(person, form), 400
    try:
        with writing(db.session()) as session:
            heir = accounts.get(session, form.heir.data) if form.heir.data else None
            departing.require(session, person, heir)
            log(session, "account-deleted", "account", public_id)
            owner = heir.id if heir else None
            wanted = Order("anonymise", "account", public_id, "admin", now(), account_id=me, owner_id=owner)
            kept = erasing.order(session, wanted, now())
            erasing.step(session, kept, now())
    except QuizError as error:
        form.heir.errors = [sentence(error)]
        return _page(person, form), STATUS.get(error.code, 400)
    return make_response(redirect(url_for("staff.receipt", receipt=kept), 303))


def _other(public_id: str) -> Person:
    person = accounts.get(db.session(), public_id)
    if person.id == signed_in.me().id:
        raise QuizError("account-own")
    return person


def _page(person: Person, form: DepartingForm) -> str:
    session = db.session()
    form.offer(departing.heirs(session, person))
    return render_template("staff/depart.html", person=person, owns=departing.belongings(session, person), form=form)
