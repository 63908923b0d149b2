"""A class, and a small quiz given to it; rulings on the small quiz."""

import pytest
import sqlalchemy as sa
from rooms import open_room
from taking import LATER, NOW, QUESTIONS, Taking

from quizapp.core.rulings import Ruling
from quizapp.services import asked, assignments, regrading, starting
from quizapp.services.assignments import Giving, Settings
from quizapp.storage import writing
from quizapp.storage.models import Ruling as Row


@pytest.fixture
def room(session):
    return open_room(session)


@pytest.fixture
def taught(room):
    return room.taught


@pytest.fixture
def give(session, quiz, taught):
    """Give the small quiz to the class under these settings."""

    def _give(to=taught, **settings):
        with writing(session):
            chosen = Settings(**({"shuffle": False, "attempts": 1} | settings))
            slug = assignments.give(session, Giving(quiz.quiz_id, to.id, to.owner_id), chosen, NOW)
        return assignments.find(session, slug)

    return _give


@pytest.fixture
def take(session):
    def _take(entry, given, now=NOW, asked=(QUESTIONS,), **plan):
        with writing(session):
            made = starting.Plan(given, "s", list(asked), "one", **plan)
            public_id = starting.start(session, entry.student_id, made, now)
        return Taking(session, entry.token, public_id)

    return _take


@pytest.fixture
def class_of_three(enrol, begin):
    """One who chose the key of the single choice, one who chose another option, one who left it."""
    taken = []
    for number, keys in enumerate((["b"], ["c"], None), 1):
        taking = begin(enrol(f"Student {number}"))
        if keys:
            taking.save(1, keys)
        taking.save(2, ["a"])
        taking.submit()
        taken.append(taking)
    return taken


@pytest.fixture
def question_id(session, quiz):
    def _find(key=QUESTIONS[0].key):
        session.rollback()
        return next(each.id for each in asked.questions(session, quiz.id) if each.key == key)

    return _find


@pytest.fixture
def rule(session, quiz, author, question_id):
    """Make a ruling on the single choice, or another question; return how many items changed."""

    def _rule(rule, *answer, key=QUESTIONS[0].key):
        regrade = regrading.Regrade(question_id(key), Ruling(rule, answer), "The book says so.", author)
        with writing(session):
            return regrading.apply(session, quiz, regrade, LATER)

    return _rule


@pytest.fixture
def undo(session, quiz, author):
    def _undo(public_id=None):
        session.rollback()
        public_id = public_id or session.scalar(sa.select(Row.public_id).order_by(Row.id.desc()).limit(1))
        with writing(session):
            return regrading.undo(session, quiz, public_id, author, LATER)

    return _undo
