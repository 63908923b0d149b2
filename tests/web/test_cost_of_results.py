"""The results cost what their class is large, however much else there is in the database."""

import re

import pytest
import sqlalchemy as sa
from teaching import code_of, give, join

from quizapp.storage import db

LARGE = re.compile(r"SCAN (attempt|item|answer|grade|member|note|student)\b")
"""A whole table that grows with everybody's work is read. An index that is read along has its name instead."""


@pytest.fixture
def given(teacher, taught):
    return give(teacher, taught, attempts="2")


def come(app, teacher, taught, given, numbers):
    for number in numbers:
        browser = join(app, code_of(teacher, taught), f"Student {number}")
        browser.get(f"/quiz/{given}")
        browser.send("/start")
        browser.get(f"/attempt/{browser.attempt}/review")
        browser.send("/submit")
    return browser


def state(teacher, given, do):
    teacher.get(f"/desk/given/{given}")
    teacher.send("/state", [("do", do)])


def close(teacher, given, page):
    if page.startswith("debrief"):
        state(teacher, given, "close")


def reopen(teacher, given, page):
    if page.startswith("debrief"):
        state(teacher, given, "open")


@pytest.fixture
def statements(app):
    """What the database is asked: a list of statements with their parameters, which grows."""
    asked = []

    def remember(_connection, _cursor, statement, parameters, _context, _many):
        asked.append((statement, parameters))

    with app.app_context():
        engine = db.engine
    sa.event.listen(engine, "before_cursor_execute", remember)
    yield asked
    sa.event.remove(engine, "before_cursor_execute", remember)


def asked_by(teacher, statements, path):
    statements.clear()
    assert teacher.get(path).status_code == 200
    return list(statements)


PAGES = ["results", "attempts/{attempt}", "live", "live/now", "debrief", "debrief/1"]


@pytest.mark.parametrize("page", PAGES)
def test_no_page_asks_more_often_where_there_are_more_students(app, teacher, taught, given, statements, page):
    student = come(app, teacher, taught, given, range(2))
    path = f"/desk/given/{given}/" + page.format(attempt=student.attempt)
    close(teacher, given, page)
    few = len(asked_by(teacher, statements, path))
    reopen(teacher, given, page)
    come(app, teacher, taught, given, range(2, 8))
    close(teacher, given, page)
    assert len(asked_by(teacher, statements, path)) == few <= 20


@pytest.mark.parametrize("page", PAGES)
def test_no_page_reads_through_a_table_of_everybodys_work(app, teacher, taught, given, statements, page):
    student = come(app, teacher, taught, given, range(2))
    close(teacher, given, page)
    found = asked_by(teacher, statements, f"/desk/given/{given}/" + page.format(attempt=student.attempt))
    plans = []
    with app.app_context(), db.engine.connect() as connection:
        for statement, parameters in found:
            if statement.startswith("SELECT"):
                rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
                plans += [(row[3], statement) for row in rows]
    assert len(plans) > 10
    assert [plan for plan in plans if LARGE.search(plan[0])] == []
