"""People who sign in."""

from functools import partial

import pytest
import signing_up
from browsing import value_of
from taking import QUESTIONS
from teaching import code_of, give, join, make_class

from quizapp.services import assignments, forms
from quizapp.storage import db, writing
from quizapp.storage.models import Assignment, Form


@pytest.fixture
def invite(app):
    return partial(signing_up.invite, app)


@pytest.fixture
def sign_up(app):
    return partial(signing_up.sign_up, app)


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
