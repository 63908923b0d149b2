"""Many requests at once, each on a connection of its own, as workers would have them."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import sqlalchemy as sa

from quizapp.core.errors import QuizError
from quizapp.storage import db


def at_once(app, task, times=20, threads=8):
    """Run the task so many times, each in an app context (and so a session) of its own; return what each returned.

    All threads begin at the same moment.
    """

    def one(number):
        with app.app_context():
            return task(db.session(), number)

    with ThreadPoolExecutor(threads, initializer=Barrier(threads).wait) as pool:
        return list(pool.map(one, range(times)))


def refusable(task):
    """Let the task return the code with which it was refused; anything else that is raised is an error."""

    def _task(session, number):
        try:
            return task(session, number)
        except QuizError as refused:
            return refused.code

    return _task


def count(session, table):
    session.rollback()
    return session.scalar(sa.select(sa.func.count()).select_from(table))
