"""One line for each request, and its counts: what was asked for and how it went, and nothing about who asked.

Of the address, only what leads to a page of ours is told, and not the parts that open something or that people wrote:
an address that leads nowhere may be a code typed into the wrong place.
"""

import logging
import re
from time import perf_counter

from flask import Flask, Response, current_app, request

from . import counts, events, request_id

LOG = logging.getLogger("quizapp.access")
BEGAN = "quizapp.began"
SECRET = {"code", "name", "receipt", "token"}
"""Arguments of addresses that are not told."""
UNKNOWN = {400, 404}
METHODS = {"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"}
"""Any other word is the visitor's own."""
ID = re.compile(r"[A-Za-z0-9_./-]{1,99}")
ARGUMENT = re.compile(r"<(?:[^:<>]+:)?(\w+)>")


def register(app: Flask) -> None:
    """To be called first: what is registered before others begins before them, and ends after."""
    events.register()
    app.before_request(begin)
    app.after_request(end)


def begin() -> None:
    request.environ[BEGAN] = perf_counter()


def end(response: Response) -> Response:
    seconds = perf_counter() - request.environ.get(BEGAN, perf_counter())
    status = response.status_code
    response.headers[request_id.HEADER] = request_id.current()
    events.tell_refusal(status)
    if current_app.config["METRICS_TOKEN"]:
        counts.COUNTS.answered(request.endpoint or "nowhere", status, seconds)
    if LOG.isEnabledFor(logging.INFO):
        method = request.method if request.method in METHODS else "OTHER"
        asked = {"method": method, "path": address(status), "status": status, "ms": round(seconds * 1000, 1)}
        LOG.info('"%(method)s %(path)s" %(status)d %(ms).1f ms', asked, extra={"asked": asked})
    return response


def address(status: int) -> str:
    """Return the address as it may be told: of one that nothing was found at, only what kind of page it would be."""
    if request.url_rule is None:
        return "/..."
    arguments = request.view_args or {}
    ids = {name: str(value) for name, value in arguments.items() if name not in SECRET and ID.fullmatch(str(value))}
    shown = {} if status in UNKNOWN else ids
    return ARGUMENT.sub(lambda found: shown.get(found[1], "..."), request.url_rule.rule)
