"""What has been kept for its time is erased, and nobody is surprised."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from taking import NOW

from quizapp.services import receipts, retention
from quizapp.services.retention import NOTICE
from quizapp.storage import writing
from quizapp.storage.models import Attempt
from quizapp.sweep import sweep

DAY = timedelta(days=1)


@pytest.fixture
def keep(session, taught):
    def _keep(days, now=NOW):
        with writing(session):
            return retention.keep_for(session, taught, days, now)

    return _keep


@pytest.fixture
def due(session, taught):
    def _due():
        session.rollback()
        return retention.due_at(session, taught.id)

    return _due


@pytest.fixture
def worked(room, give, take):
    """Student 1 has handed something in, ten days after they came."""
    given = give()
    take(room.come("Student 1"), given, NOW + 10 * DAY).submit(NOW + 10 * DAY)
    return given


def test_a_class_is_kept_for_always_unless_its_teacher_says_otherwise(due, worked):
    assert due() is None


def test_the_period_begins_when_the_class_was_last_used(keep, due, worked):
    keep(30)
    assert due() == NOW + 40 * DAY


def test_a_class_is_in_use_until_what_was_given_to_it_has_closed(keep, due, give, worked):
    give(closes_at=NOW + 100 * DAY)
    keep(30)
    assert due() == NOW + 130 * DAY


def test_nothing_goes_within_a_week_of_setting_the_period(keep, due, worked):
    keep(30, NOW + 400 * DAY)
    assert due() == NOW + 400 * DAY + NOTICE


def test_saving_the_same_period_again_puts_nothing_off(keep, due, worked):
    keep(30, NOW + 400 * DAY)
    assert not keep(30, NOW + 405 * DAY)
    assert due() == NOW + 400 * DAY + NOTICE


def test_nothing_is_due_where_nobody_is_known(keep, due):
    keep(30)
    assert due() is None


def test_when_its_time_has_come_a_class_is_made_anonymous(any_app, session, room, taught, keep, due, worked):
    keep(30)
    sweep(any_app, NOW + 40 * DAY - timedelta(minutes=1))
    assert room.names() == ["Student 1"]
    sweep(any_app, NOW + 40 * DAY)
    assert [pupil.erased for pupil in room.pupils()] == [True]
    (receipt,) = receipts.of_teacher(session, taught.owner_id)
    assert (receipt.how, receipt.kind, receipt.cause, receipt.people) == ("anonymise", "class", "retention", 1)
    assert due() is None


def test_a_class_that_was_used_meanwhile_is_looked_at_again_later(any_app, session, room, keep, worked, take):
    keep(30)
    sweep(any_app, NOW + 8 * DAY)
    room.come("Student 2", now=NOW + 35 * DAY)
    sweep(any_app, NOW + 41 * DAY)
    assert sorted(room.names()) == ["Student 1", "Student 2"]
    sweep(any_app, NOW + 65 * DAY)
    assert all(pupil.erased for pupil in room.pupils())


def test_a_period_taken_back_erases_nothing(any_app, room, keep, worked):
    keep(30)
    keep(0)
    sweep(any_app, NOW + 400 * DAY)
    assert room.names() == ["Student 1"]


@pytest.mark.parametrize(("days", "left"), [(30, 1), (60, 2), (0, 2)])
def test_open_practice_is_kept_for_as_long_as_the_site_says(any_app, session, quiz, enrol, take, worked, days, left):
    any_app.config["PRACTICE_DAYS"] = days
    take(enrol(), quiz)
    sweep(any_app, NOW + 50 * DAY)
    session.rollback()
    assert session.scalar(sa.select(sa.func.count()).select_from(Attempt)) == left


def test_practice_of_a_day_gives_one_receipt(any_app, session, quiz, enrol, take):
    for hour in (0, 8):
        take(enrol(), quiz, NOW + timedelta(hours=hour))
    for hour in range(0, 25, 6):
        sweep(any_app, NOW + 365 * DAY + timedelta(hours=hour))
    session.rollback()
    (receipt,) = receipts.everything(session)
    assert (receipt.kind, receipt.people, receipt.attempts) == ("practice", 2, 2)
