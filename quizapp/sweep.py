"""What is due although nobody looks: every process sees to it once a minute, and it does not matter who comes first."""

import threading
import time
from datetime import UTC, datetime

from flask import Flask

from .services import submission, throttle, uploads
from .storage import db, writing
from .web.tasks import TASKS

EVERY = 60
"""Seconds."""


def start(app: Flask) -> None:
    threading.Thread(target=_again_and_again, args=(app,), daemon=True).start()


def sweep(app: Flask, now: datetime) -> None:
    """Hand in attempts that are over, and forget old failures, files nobody wanted and what was worked out of them."""
    TASKS.sweep()
    with app.app_context():
        session = db.session()
        if submission.any_overdue(session, now):
            with writing(session):
                submission.finish_overdue(session, now)
        if throttle.any_forgotten(session, now):
            with writing(session):
                throttle.sweep(session, now)
        if uploads.any_old(session, now):
            with writing(session):
                uploads.sweep(session, now)


def _again_and_again(app: Flask) -> None:
    while True:
        time.sleep(EVERY)
        try:
            sweep(app, datetime.now(UTC))
        except Exception:
            # A database that is away for a moment is no reason never to look again.
            app.logger.exception("could not sweep")
