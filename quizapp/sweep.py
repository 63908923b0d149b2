"""What is due although nobody looks: every process sees to it once a minute, and it does not matter who comes first."""

import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from flask import Flask
from sqlalchemy.orm import Session

from . import forgotten
from .services import audit, erasing, retention, students, submission, throttle, uploads
from .services.audit import By
from .storage import db, writing
from .storage.journal import empty_log
from .storage.transactions import take_turns
from .web.tasks import TASKS

EVERY = 60
"""Seconds."""
CHORES: Sequence[tuple[Callable[[Session, datetime], bool], Callable[[Session, datetime], object]]] = (
    (submission.any_overdue, submission.finish_overdue),
    (throttle.any_forgotten, throttle.sweep),
    (students.any_over, students.sweep),
    (uploads.any_old, uploads.sweep),
    (audit.any_old, audit.sweep),
)
"""Whether there is anything to do, which only reads, and doing it."""
EXPIRED = {"class": "class-expired", "practice": "practice-expired"}


def start(app: Flask) -> None:
    threading.Thread(target=_again_and_again, args=(app,), daemon=True).start()


def sweep(app: Flask, now: datetime) -> None:
    """Hand in attempts that are over, and forget what is old: failures, sessions, unwanted files and what came of them.

    What was kept for its time is erased, and what was erased is noted outside the database, too.
    """
    TASKS.sweep()
    with app.app_context():
        session = db.session()
        for is_due, do in CHORES:
            if is_due(session, now):
                with writing(session):
                    do(session, now)
        _erase_what_is_due(app, now)
        if erasing.any_lately(session, now):
            empty_log(session)
        forgotten.keep(session, app.config["DATA"])


def _erase_what_is_due(app: Flask, now: datetime) -> None:
    """Order what has been kept long enough to be erased, and go on with all that was ordered."""
    session = db.session()
    days = app.config["PRACTICE_DAYS"]
    if retention.practice_due(session, now, days) or retention.any_due(session, now):
        with writing(session):
            # Every process comes here at the same time: the first one orders, for the others nothing is due any more.
            take_turns(session.connection())
            practice = retention.practice_due(session, now, days)
            for order in [*filter(None, [practice]), *retention.due(session, now)]:
                if erasing.under_way(session, order):
                    continue
                erasing.order(session, order, now)
                audit.record(session, By(None, now), EXPIRED[order.kind], order.kind, order.subject)
    for public_id in erasing.pending(session):
        erasing.carry_out(lambda: writing(session), public_id, now)


def _again_and_again(app: Flask) -> None:
    while True:
        time.sleep(EVERY)
        try:
            sweep(app, datetime.now(UTC))
        except Exception:
            # A database that is away for a moment is no reason never to look again.
            app.logger.exception("could not sweep")
