"""People who sign in."""

import pytest
from browsing import PASSWORD, Browser, value_of
from taking import QUESTIONS
from teaching import code_of, give, join, make_class

from quizapp.services import accounts, assignments, forms
from quizapp.storage import db, writing
from quizapp.storage.models import Assignment, Form
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


@pytest.fixture
def three(app, teacher, taught):
    """The three hand-made questions, in their order, given to the class."""
    slug = give(teacher, taught)
    with app.app_context(), writing(db.session()) as session:
        session.query(Form).delete()
        session.query(Assignment).filter_by(slug=slug).update({"shuffle": False})
        forms.keep(session, assignments.find(session, slug), [QUESTIONS])
    return slug


@pytest.fixture
def take(app, teacher, taught, three):
    """Let a student hand in with this option of the first question chosen; return their browser at the result."""

    def _take(option="Option c", name="Student 1"):
        browser = join(app, code_of(teacher, taught), name)
        browser.get(f"/quiz/{three}")
        browser.send("/start")
        if option:
            browser.send("/save", [("answer-1", value_of(browser.page, option))])
        browser.get(f"/attempt/{browser.attempt}/review")
        browser.send("/submit")
        return browser

    return _take
