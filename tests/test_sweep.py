"""What is due although nobody looks."""

from datetime import timedelta

from taking import NOW

from quizapp.services import accounts, assignments, submission, throttle, uploads
from quizapp.services.throttle import FORGET, Limit
from quizapp.storage import db, writing
from quizapp.storage.models import Throttle, Upload
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


def test_a_file_nobody_came_back_for_is_forgotten(any_app, session):
    with writing(session):
        owner = accounts.add(session, "teacher", "", "teacher", NOW)
        for days in (0, 1):
            use = uploads.Use(owner.id, "roster", "class")
            uploads.keep(session, use, f"{days}.csv", b"Student 1", NOW + timedelta(days=days))
    sweep(any_app, NOW + timedelta(days=1, hours=1))
    assert [row.name for row in db.session.query(Upload)] == ["1.csv"]
