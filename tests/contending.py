"""Processes that write to a database, and read it, at once."""

import traceback
from datetime import UTC, datetime

from quizapp.app import create_app
from quizapp.services import students
from quizapp.storage import db, writing


def write(queue, url, folder, token):
    _work(queue, url, folder, lambda number: _enter(number, token), 40)


def read(queue, url, folder, token):
    _work(queue, url, folder, lambda _number: _look(token), 80)


def _work(queue, url, folder, step, times):
    """Put on the queue what went wrong, or nothing."""
    try:
        app = create_app({"DATABASE_URL": url, "DATA": folder})
        with app.app_context():
            for number in range(times):
                step(number)
    except BaseException:
        queue.put(traceback.format_exc())
        raise
    queue.put("")


def _enter(number, token):
    with writing(db.session()):
        # A request reads its session before it writes; begun as a reader, it would be refused here.
        assert students.who(db.session(), token).name == "Student 1"
        students.enter(db.session(), f"Student {number}", datetime.now(UTC))


def _look(token):
    assert students.who(db.session(), token).name == "Student 1"
    db.session.rollback()
