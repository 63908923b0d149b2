"""The number of a request: in its log lines, in its answer, and on the page that says that something broke."""

import re
import secrets

from flask import current_app, has_request_context, request

HEADER = "X-Request-ID"
KEPT = "quizapp.request_id"
HARMLESS = re.compile(r"[0-9A-Fa-f-]{16,64}")
"""As proxies make them. Words could be slipped into the log otherwise."""


def current() -> str:
    """Return the number of the request being answered, and nothing outside of one."""
    if not has_request_context():
        return ""
    number: str = request.environ.get(KEPT) or _number()
    request.environ[KEPT] = number
    return number


def _number() -> str:
    """Return the number that a trusted proxy gave, or a new one."""
    given = request.headers.get(HEADER, "") if current_app.config["PROXIES"] else ""
    return given if HARMLESS.fullmatch(given) else secrets.token_hex(6)
