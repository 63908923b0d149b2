"""Signing in and out, and links that let their holder choose a password."""

from flask import Response, flash, make_response, redirect, render_template, request, url_for

from ...core.errors import QuizError
from ...services import accounts, audit, passwords, signing
from ...services.accounts import Naming
from ...services.audit import By
from ...storage import db, writing
from .. import known_browser, signed_in
from ..clock import now
from ..refusals import STATUS, Refusal, waiting
from ..roles import allow
from ..speech import gettext as _
from ..words import sentence
from .blueprint import blueprint
from .forms import FirstAccountForm, PasswordForm, SignInForm


@blueprint.get("/sign-in")
@allow("everyone")
def sign_in() -> Response | str:
    if signed_in.person():
        return make_response(redirect(url_for("staff.desk"), 303))
    return render_template("staff/sign_in.html", form=SignInForm(next=request.args.get("next", "")))


@blueprint.post("/sign-in")
@allow("everyone")
def check_password() -> Response | tuple[str, int] | Refusal:
    form = SignInForm()
    if not form.validate():
        return render_template("staff/sign_in.html", form=form), 400
    login, password = form.login.data or "", form.password.data or ""
    account = accounts.id_of(db.session(), login)
    attempt = signing.Attempt(login, request.remote_addr or "", known_browser.known(account))
    try:
        kept = require_password(attempt, password, "sign-in-wrong")
        renewed = passwords.hashed(password) if passwords.outdated(kept) else ""
        with writing(db.session()) as session:
            token = signing.complete(session, attempt, now(), renewed)
            signing.leave(session, signed_in.token())
    except QuizError as error:
        form.password.errors = [sentence(error)]
        return render_template("staff/sign_in.html", form=form), STATUS[error.code], waiting(error)
    response = make_response(redirect(_own_address(form.next.data or ""), 303))
    return known_browser.mark(signed_in.remember(response, token), account)


def require_password(attempt: signing.Attempt, password: str, code: str) -> str:
    """Return the hash kept for the account; raise QuizError(code) where the password is not its own."""
    with writing(db.session()) as session:
        kept = signing.begin(session, attempt, now())
    try:
        right = passwords.matches(kept, password)
    except QuizError:
        with writing(db.session()) as session:
            signing.forgive(session, attempt)
        raise
    if not right:
        raise QuizError(code)
    return kept


@blueprint.post("/sign-out")
@allow("everyone")
def sign_out() -> Response:
    with writing(db.session()) as session:
        signing.leave(session, signed_in.token())
    flash(_("You are signed out."), "info")
    return signed_in.forget(make_response(redirect(url_for("staff.sign_in"), 303)))


@blueprint.get("/welcome/<token>")
@allow("everyone")
def welcome(token: str) -> str:
    """Show what the link is for; only choosing a password uses it up, so that a preview does not."""
    person = accounts.invitation(db.session(), token, now()).person
    form = PasswordForm() if person else FirstAccountForm(formdata=None)
    return render_template("staff/welcome.html", form=form, person=person, token=token)


@blueprint.post("/welcome/<token>")
@allow("everyone")
def choose_password(token: str) -> Response | tuple[str, int]:
    person = accounts.invitation(db.session(), token, now()).person
    form = PasswordForm(own=(person.login, person.name)) if person else FirstAccountForm()
    if not form.validate():
        return render_template("staff/welcome.html", form=form, person=person, token=token), 400
    hashed = passwords.hashed(form.password.data or "")
    first = Naming(form.login.data or "", form.name.data or "") if isinstance(form, FirstAccountForm) else None
    with writing(db.session()) as session:
        person = accounts.accept(session, token, hashed, now(), first)
        session_token = signing.enter(session, person.id, now())
        signing.leave(session, signed_in.token())
        audit.record(session, By(person.id, now()), "account-password", "account", person.public_id)
    flash(
        _("Welcome, %(name)s. From now on you sign in as %(login)s.") % {"name": person.name, "login": person.login},
        "info",
    )
    response = make_response(redirect(url_for("staff.desk"), 303))
    return known_browser.mark(signed_in.remember(response, session_token), person.public_id)


def _own_address(path: str) -> str:
    """Return the path if it leads to a page of ours: never to another site, however it is written."""
    ours = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if ours and path.isprintable() else url_for("staff.desk")
