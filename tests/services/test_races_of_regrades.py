"""A regrade while students save and hand in: no answer is lost, and none escapes the ruling."""

import pytest
import sqlalchemy as sa
from racing import at_once, count
from taking import NOW

from quizapp.core.rulings import Ruling
from quizapp.services import answers, asked, checks, regrading, submission
from quizapp.storage import writing
from quizapp.storage.models import Answer, Grade, Item
from quizapp.storage.models import Ruling as Row

STUDENTS = 12


@pytest.fixture
def everybody(enrol, begin):
    """As many attempts under way, each with an answer to its first question."""
    found = []
    for number in range(STUDENTS):
        taking = begin(enrol(f"Student {number + 1}"))
        taking.save(1, ["a"])
        found.append(taking)
    return found


def test_whoever_hands_in_while_a_ruling_is_made_is_marked_under_it(any_app, everybody, quiz, session, author):
    everybody[0].submit()
    about = next(each for each in asked.questions(session, quiz.id) if each.verdicts["wrong"])
    regrade = regrading.Regrade(about.id, Ruling("full-marks"), "It has no right answer.", author)
    session.rollback()

    def act(own_session, number):
        if number % 6 == 5:
            with writing(own_session):
                return regrading.apply(own_session, quiz, regrade, NOW) and None
        taking = everybody[number % STUDENTS]
        with writing(own_session):
            own = answers.lock(own_session, taking.token, taking.attempt)
            if own.submitted:
                return None
            post = answers.Post(1, (number % 4,), 1)
            saved = answers.save(own_session, own, [post], answers.Source("late", 1), NOW)
            submission.submit(own_session, own.id, NOW)
            return own.id, saved.items[0].number

    told = [each for each in at_once(any_app, act, times=3 * STUDENTS) if each]
    session.rollback()
    assert count(session, Row) == 1
    for attempt, number in told:
        kept = session.execute(
            sa.select(Item.answer_number, Item.credit_numerator, sa.func.max(Answer.number))
            .join(Answer, Answer.item_id == Item.id)
            .where(Item.attempt_id == attempt, Item.slot == 1)
            .group_by(Item.id)
        ).one()
        assert kept == (number, 1, number)
    assert list(checks.deviations(session)) == []


def test_a_ruling_made_many_times_at_once_is_made_once(any_app, everybody, quiz, session, author):
    everybody[0].submit()
    about = next(each for each in asked.questions(session, quiz.id) if each.verdicts["wrong"])
    regrade = regrading.Regrade(about.id, Ruling("full-marks"), "It has no right answer.", author)
    session.rollback()

    def act(own_session, _number):
        with writing(own_session):
            return regrading.apply(own_session, quiz, regrade, NOW)

    assert sum(at_once(any_app, act)) == 1
    assert count(session, Row) == 1
    assert session.scalar(sa.select(sa.func.count()).where(Grade.reason == "ruled")) == 1
