"""What is due although nobody looks."""

from datetime import timedelta

from taking import NOW

from quizapp.services import assignments, submission, throttle
from quizapp.services.throttle import FORGET, Limit
from quizapp.storage import db, writing
from quizapp.storage.models import Throttle
from quizapp.sweep import sweep

LATER = NOW + timedelta(minutes=30)


def test_an_attempt_whose_quiz_closed_is_handed_in(any_app, taking, session):
    with writing(session):
        assignments.close(session, "small", NOW + timedelta(minutes=5))
    sweep(any_app, LATER)
    session.rollback()
    assert taking.show().submitted_at == NOW + timedelta(minutes=5)


def test_an_attempt_with_time_left_goes_on(any_app, taking, session):
    sweep(any_app, LATER)
    session.rollback()
    assert taking.show().submitted_at is None
    assert not submission.any_overdue(session, LATER)


def test_old_failures_are_forgotten_and_new_ones_kept(any_app, session):
    for minutes, key in ((0, "old"), (30, "new")):
        with writing(session):
            throttle.charge(session, [Limit(key, 5)], NOW + timedelta(minutes=minutes))
    sweep(any_app, NOW + FORGET + timedelta(minutes=1))
    assert [row.key for row in db.session.query(Throttle)] == ["new"]
