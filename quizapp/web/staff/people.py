"""Accounts, as an admin keeps them."""

from flask import Response, flash, make_response, redirect, render_template, request, url_for

from ...core.errors import QuizError
from ...services import accounts
from ...services.accounts import Person, Role
from ...services.names import folded
from ...storage import db, writing
from .. import signed_in
from ..clock import now
from ..forms import tidy
from ..logged import log
from ..roles import allow
from ..speech import gettext as _
from ..words import sentence
from .blueprint import blueprint
from .forms import AccountForm

MANY = 10
"""More accounts than this are looked for by name."""


@blueprint.get("/people")
@allow("admin")
def people() -> str:
    return _page(AccountForm(formdata=None))


@blueprint.post("/people")
@allow("admin")
def add_person() -> Response | tuple[str, int]:
    form = AccountForm()
    if not form.validate():
        return _page(form), 400
    role: Role = form.role.data
    try:
        with writing(db.session()) as session:
            person = accounts.add(session, form.login.data or "", form.name.data or "", role, now())
            token = accounts.ticket(session, person, now())
            log(session, "account-added", "account", person.public_id)
    except QuizError as error:
        form.login.errors = [sentence(error)]
        return _page(form), 409
    return _link(person, token)


@blueprint.post("/people/<public_id>/link")
@allow("admin")
def new_link(public_id: str) -> Response:
    """Make a link by which the person chooses a new password; the old one works until then."""
    with writing(db.session()) as session:
        person = accounts.get(session, public_id)
        token = accounts.ticket(session, person, now())
        log(session, "account-link", "account", public_id)
    return _link(person, token)


@blueprint.post("/people/<public_id>")
@allow("admin")
def change_person(public_id: str) -> Response:
    role = next((role for role in accounts.roles() if role == request.form.get("role")), None)
    if role is None:
        raise QuizError("post-malformed")
    disabled = request.form.get("state") == "disabled"
    with writing(db.session()) as session:
        person = accounts.get(session, public_id)
        if person.id == signed_in.me().id:
            raise QuizError("account-own-role")
        accounts.change(session, person, role=role, disabled=disabled, now=now())
        log(session, "account-changed", "account", public_id)
    flash(_("%(name)s is saved.") % {"name": person.name}, "info")
    return make_response(redirect(url_for("staff.people"), 303))


def _link(person: Person, token: str) -> Response:
    """Show the link, once: it is stored nowhere."""
    address = url_for("staff.welcome", token=token, _external=True)
    return make_response(render_template("staff/link.html", person=person, address=address))


def _page(form: AccountForm) -> str:
    text, everybody = tidy(request.args.get("text", "")), accounts.everybody(db.session())
    wanted = folded(text)
    found = [each for each in everybody if wanted in folded(f"{each.name} {each.login}")]
    return render_template(
        "staff/people.html",
        form=form,
        people=found,
        roles=accounts.roles(),
        text=text,
        many=len(everybody) > MANY,
    )
