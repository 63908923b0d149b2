"""A class, and a small quiz given to it."""

import pytest
from rooms import open_room
from taking import NOW, QUESTIONS, Taking

from quizapp.services import assignments, starting
from quizapp.services.assignments import Giving, Settings
from quizapp.storage import writing


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
