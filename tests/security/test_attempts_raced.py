"""Attempts that are counted cannot be raced."""

import pytest
from racing import at_once, count, refusable
from rooms import open_room
from taking import NOW, QUESTIONS, in_order

from quizapp.services import answers, assignments, starting, submission
from quizapp.services.assignments import Giving, Settings
from quizapp.storage import writing
from quizapp.storage.models import Attempt


@pytest.fixture
def given(session):
    room = open_room(session)
    with writing(session):
        quiz = in_order(session)
        giving = Giving(quiz.quiz_id, room.taught.id, room.taught.owner_id)
        slug = assignments.give(session, giving, Settings(attempts=3), NOW)
    return room.come("Student 1"), assignments.find(session, slug)


def test_fifty_who_start_and_hand_in_at_once_make_three_attempts_where_three_are_allowed(any_app, session, given):
    entry, quiz = given

    @refusable
    def take(own_session, number):
        plan = starting.Plan(quiz, f"seed {number}", [QUESTIONS], "one")
        with writing(own_session):
            attempt = starting.start(own_session, entry.student_id, plan, NOW)
        with writing(own_session):
            own = answers.lock(own_session, entry.token, attempt)
            return own.submitted or submission.submit(own_session, own.id, NOW)

    done = at_once(any_app, take, times=50)
    assert count(session, Attempt) == 3
    assert done.count(True) >= 3
    assert "attempts-spent" in done
