"""Work that is nobody's any more: its moments lead to no log that has somebody's, and its durations stay."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from taking import LATER

from quizapp.core.rulings import Ruling
from quizapp.services import analysis, answers, asked, checks, deciding, erasing, regrading, results, submission
from quizapp.services.decisions import Why
from quizapp.services.erasing import Order
from quizapp.services.results import EVERYTHING
from quizapp.storage import writing
from quizapp.storage.models import Answer, Attempt, Grade, Item

SECOND = timedelta(seconds=1)
BEGUN = datetime(2026, 3, 2, 3, 20, 7, 250_000, tzinfo=UTC)
MIDNIGHT = datetime(2026, 3, 1, 11, tzinfo=UTC)
"""When that day began in Auckland."""


@pytest.fixture
def given(give):
    return give(attempts=2, feedback="each", time_zone="Pacific/Auckland")


@pytest.fixture
def taking(session, room, given, take):
    """An attempt that was begun, answered and handed in at moments that some log has, too."""
    taking = take(room.come("Student 1"), given, now=BEGUN)
    for slot, seconds in ((1, 12.4), (2, 61.8)):
        with writing(session):
            own = answers.lock(session, taking.token, taking.attempt)
            post = answers.Post(slot, (0,), 0)
            answers.save(session, own, [post], answers.Source("page", slot), BEGUN + seconds * SECOND)
    with writing(session):
        submission.settle(session, own, 1, BEGUN + 70.1 * SECOND)
    taking.submit(BEGUN + 90.2 * SECOND)
    return taking


@pytest.fixture
def anonymise(session, room, taking):
    def _anonymise(name="Student 1"):
        with writing(session):
            wanted = Order("anonymise", "place", room.pupil(name).public_id, "teacher", LATER)
            order = erasing.order(session, wanted, LATER)
        erasing.carry_out(lambda: writing(session), order, LATER)
        session.rollback()

    return _anonymise


def moments(session, *columns):
    return [sorted(filter(None, session.scalars(sa.select(column)))) for column in columns]


def test_what_is_anonymous_is_known_by_its_day_and_by_how_long_it_took(session, anonymise):
    anonymise()
    first, second, marked, end = (MIDNIGHT + seconds * SECOND for seconds in (12, 62, 70, 90))
    assert moments(session, Attempt.started_at, Attempt.submitted_at) == [[MIDNIGHT], [end]]
    assert moments(session, Answer.at, Item.settled_at) == [[first, second], [marked]]
    assert moments(session, Grade.at) == [[marked, end]]


def test_durations_stay_in_the_figures_to_the_second(session, given, anonymise):
    def seconds():
        session.rollback()
        (line,) = results.results(session, given, LATER, EVERYTHING).lines
        return [line.counted.seconds, *(each.seconds or 0 for each in analysis.analysis(session, given).places)]

    before = seconds()
    anonymise()
    assert seconds() == pytest.approx(before, abs=1)
    assert before == [90, 12, 49, 0]


def test_work_of_others_keeps_its_moments(session, room, given, take, anonymise):
    other = take(room.come("Student 2"), given, now=BEGUN)
    other.submit(BEGUN + 70.5 * SECOND)
    anonymise()
    shown = other.show()
    assert (shown.started_at, shown.submitted_at) == (BEGUN, BEGUN + 70.5 * SECOND)


def test_when_a_teacher_set_an_attempt_aside_is_known_by_its_day(session, room, given, taking, anonymise):
    with writing(session):
        why = Why(room.taught.owner_id, "a mix-up", BEGUN + timedelta(days=2))
        deciding.discard(session, given, taking.attempt, why)
    anonymise()
    assert moments(session, Attempt.discarded_at) == [[MIDNIGHT + timedelta(days=2)]]


def test_when_everybody_was_regraded_stays_as_it_was(session, given, author, anonymise):
    which, *_ = asked.questions(session, given.id)
    session.rollback()
    with writing(session):
        regrade = regrading.Regrade(which.id, Ruling("drop"), "The book says so.", author)
        regrading.apply(session, given, regrade, LATER)
    anonymise()
    assert set(session.scalars(sa.select(Grade.at).where(Grade.reason == "ruled"))) == {LATER}
    assert list(checks.deviations(session)) == []
