"""Accounts, by the links that make them."""

from browsing import PASSWORD, Browser

from quizapp.services import accounts
from quizapp.storage import db, writing
from quizapp.web.clock import now


def invite(app, login="", role="teacher", name=""):
    """Make an account, or none, and return the address of its link."""
    with app.app_context(), writing(db.session()) as session:
        person = accounts.add(session, login, name, role, now()) if login else None
        return f"/welcome/{accounts.ticket(session, person, now())}"


def sign_up(app, login="teacher1", role="teacher", browser=Browser, name=""):
    """Return the browser, of this class, of somebody who has just chosen a password."""
    browser = browser(app)
    address = invite(app, login, role, name)
    browser.get(address)
    browser.send(address, [("password", PASSWORD)])
    assert browser.path == "/desk"
    return browser


def sign_in(browser, login="teacher1", password=PASSWORD, **options):
    browser.get("/sign-in")
    return browser.send("/sign-in", [("login", login), ("password", password)], **options)
