"""Numbers for whoever watches the server: of endpoints and events, never of people."""

import hmac
import platform
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path

from flask import Blueprint, Response, abort, current_app, request
from sqlalchemy.exc import SQLAlchemyError

from ..services.pulse import pulse
from ..storage import db
from . import sharing
from .clock import now
from .counts import NAMES, Numbers
from .exposition import TYPE, Family, Sample, exposed, gauge
from .roles import allow

blueprint = Blueprint("metrics", __name__)

SAVE = "student.save"


@blueprint.get("/metrics")
@allow("everyone")
def metrics() -> Response:
    """Answer whoever has the token; without a token in the settings there is no such page."""
    token = current_app.config["METRICS_TOKEN"]
    if not token:
        abort(404)
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not hmac.compare_digest(given.encode(), token.encode()):
        return Response("This needs the token.\n", 401, {"WWW-Authenticate": "Bearer"}, mimetype="text/plain")
    return Response(exposed([*_of_processes(sharing.total()), *_of_database()]), content_type=TYPE)


def _of_processes(numbers: Numbers) -> Iterator[Family]:
    requests = sorted(key[1:] for key in numbers if key[0] == "requests")
    yield Family(
        "quizapp_requests_total",
        "counter",
        "Requests, by endpoint and status.",
        [("", {"endpoint": at, "status": status}, numbers["requests", at, status]) for at, status in requests],
    )
    yield Family(
        "quizapp_request_duration_seconds",
        "histogram",
        "Time until an answer was made, by endpoint.",
        [sample for at in sorted({at for at, _ in requests}) for sample in _durations(numbers, at)],
    )
    saved = sum(numbers["requests", at, status] for at, status in requests if at == SAVE and status < "400")
    yield Family("quizapp_saves_total", "counter", "Requests that saved answers.", [("", {}, saved)])
    told = sorted(key[1] for key in numbers if key[0] == "events")
    yield Family(
        "quizapp_events_total",
        "counter",
        "What was done or refused, by the names that the log has for it.",
        [("", {"event": name}, numbers["events", name]) for name in told],
    )


def _durations(numbers: Numbers, endpoint: str) -> Iterable[Sample]:
    counted = [*accumulate(numbers["duration", endpoint, name] for name in NAMES)]
    yield from (
        ("_bucket", {"endpoint": endpoint, "le": le}, number) for le, number in zip(NAMES, counted, strict=True)
    )
    yield "_sum", {"endpoint": endpoint}, numbers["microseconds", endpoint] / 1e6
    yield "_count", {"endpoint": endpoint}, counted[-1]


def _of_database() -> Iterator[Family]:
    sort = db.engine.dialect.name
    version, python = current_app.config["VERSION"], platform.python_version()
    yield gauge("quizapp_build_info", "What runs here.", 1, version=version, python=python, database=sort)
    try:
        told = pulse(db.session(), now())
    except SQLAlchemyError:
        db.session.rollback()
        yield gauge("quizapp_database_up", "Whether the database answers.", 0)
        return
    yield gauge("quizapp_database_up", "Whether the database answers.", 1)
    yield gauge("quizapp_attempts_open", "Attempts not submitted.", told.open)
    yield gauge("quizapp_attempts_overdue", "Attempts that are over and not submitted yet.", told.overdue)
    yield gauge("quizapp_imports_running", "Banks that are being written into.", told.importing)
    yield gauge("quizapp_erasures_pending", "Erasures ordered and not finished.", told.erasing)
    if sort == "sqlite":
        yield gauge("quizapp_wal_bytes", "Size of SQLite's log of writes.", _size(f"{db.engine.url.database}-wal"))


def _size(file: str) -> int:
    try:
        return Path(file).stat().st_size
    except OSError:
        return 0
