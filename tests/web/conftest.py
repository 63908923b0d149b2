"""People who sign in."""

import pytest
from browsing import PASSWORD, Browser
from teaching import code_of, make_class

from quizapp.services import accounts
from quizapp.storage import db, writing
from quizapp.web.clock import now


@pytest.fixture
def invite(app):
    """Make an account, or none, and return the address of its link."""

    def _invite(login="", role="teacher"):
        with app.app_context(), writing(db.session()) as session:
            person = accounts.add(session, login, "", role, now()) if login else None
            return f"/welcome/{accounts.ticket(session, person, now())}"

    return _invite


@pytest.fixture
def sign_up(app, invite):
    """Return the browser of somebody who has just chosen a password."""

    def _sign_up(login="teacher1", role="teacher"):
        browser = Browser(app)
        address = invite(login, role)
        browser.get(address)
        browser.send(address, [("password", PASSWORD)])
        assert browser.path == "/desk"
        return browser

    return _sign_up


@pytest.fixture
def teacher(sign_up):
    return sign_up()


@pytest.fixture
def taught(teacher):
    """The public id of a class of the teacher's, on whose page the teacher is."""
    return make_class(teacher)


@pytest.fixture
def code(teacher, taught):
    return code_of(teacher, taught)
