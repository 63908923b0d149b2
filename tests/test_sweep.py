"""What is due although nobody looks."""

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa
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


READ_THROUGH = re.compile(r"SCAN (attempt|item|answer|grade|member|student)$")


@pytest.mark.parametrize("any_url", ["sqlite"], indirect=True)
def test_looking_for_what_is_due_reads_through_no_table_of_everybodys_work(any_app, taking):
    asked = []

    @sa.event.listens_for(db.engine, "before_cursor_execute")
    def remember(_connection, _cursor, statement, parameters, _context, _many):
        asked.append((statement, parameters))

    sweep(any_app, NOW)
    reading = [each for each in asked if each[0].startswith("SELECT")]
    with db.engine.connect() as connection:
        plans = [
            row[3]
            for statement, parameters in reading
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]
    assert len(plans) > 5
    assert list(filter(READ_THROUGH.search, plans)) == []
