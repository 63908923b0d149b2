"""One's own account."""

from flask import Response, flash, make_response, redirect, render_template, request, url_for

from ...core.errors import QuizError
from ...services import accounts, passwords, signing
from ...storage import db, writing
from .. import known_browser, signed_in
from ..clock import now
from ..logged import log
from ..refusals import STATUS, Refusal, waiting
from ..roles import allow
from ..speech import gettext as _
from ..words import sentence
from .blueprint import blueprint
from .forms import ChangePasswordForm
from .sign import require_password


@blueprint.get("/account")
@allow("teacher", "instructor")
def account() -> str:
    return render_template("staff/account.html", form=ChangePasswordForm(formdata=None))


@blueprint.post("/account/password")
@allow("teacher", "instructor")
def change_password() -> Response | tuple[str, int] | Refusal:
    person = signed_in.me()
    form = ChangePasswordForm(own=(person.login, person.name))
    if not form.validate():
        return render_template("staff/account.html", form=form), 400
    attempt = signing.Attempt(person.login, request.remote_addr or "", known_browser.known(person.public_id))
    try:
        require_password(attempt, form.current.data or "", "password-wrong")
    except QuizError as error:
        form.current.errors = [sentence(error)]
        return render_template("staff/account.html", form=form), STATUS[error.code], waiting(error)
    hashed = passwords.hashed(form.password.data or "")
    with writing(db.session()) as session:
        accounts.set_password(session, person, hashed)
        log(session, "account-password", "account", person.public_id)
        token = signing.complete(session, attempt, now())
    flash(_("Your password is changed, and every other browser is signed out."), "info")
    return signed_in.remember(make_response(redirect(url_for("staff.account"), 303)), token)


@blueprint.post("/account/sign-out-everywhere")
@allow("teacher", "instructor")
def sign_out_everywhere() -> Response:
    with writing(db.session()) as session:
        accounts.sign_out_everywhere(session, signed_in.me())
        log(session, "account-sign-out", "account", signed_in.me().public_id)
    flash(_("You are signed out in every browser, this one included."), "info")
    return signed_in.forget(make_response(redirect(url_for("staff.sign_in"), 303)))
