"""What every request must be and every response must say."""

import re

from flask import Flask, Response, abort, current_app, request, session

from .rendering import version

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)

FIELDS = 5000
"""More than the longest page of questions sends."""
UNSTORABLE = re.compile("[\0\ud800-\udfff]")

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    # Pages of other sites show no picture of ours, and load no file.
    "Cross-Origin-Resource-Policy": "same-origin",
}


def register(app: Flask) -> None:
    app.before_request(require_whole_bodies)
    app.before_request(refuse_many_fields)
    app.before_request(refuse_unstorable_text)
    app.after_request(add_headers)


def require_whole_bodies() -> None:
    """Have a body that ends before its announced length refused, although the server vouches for how it ends.

    A connection that breaks would otherwise leave the beginning of an answer, which may be another answer.
    """
    if request.content_length is not None:
        request.environ.pop("wsgi.input_terminated", None)


def refuse_many_fields() -> None:
    """Refuse more fields than any page of ours has before they are read, which takes far longer than to count them.

    Those of a form with files are counted by the framework.
    """
    sent = [request.query_string]
    if request.mimetype == "application/x-www-form-urlencoded":
        sent.append(request.get_data())
    if sum(1 + each.count(b"&") for each in sent) > FIELDS:
        abort(400)


def refuse_unstorable_text() -> None:
    """Refuse text no database keeps as it is: NUL, and halves of surrogate pairs."""
    if request.endpoint == "static":
        return
    values = [request.path]
    for fields in (request.args, request.form):
        for name, texts in fields.lists():
            values += [name, *texts]
    if UNSTORABLE.search("\n".join(values)):
        abort(400)


def add_headers(response: Response) -> Response:
    if session.modified:
        # Form tokens outlive the browser window: a page left open overnight still saves.
        session.permanent = True
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if current_app.config["HTTPS"]:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    if request.endpoint == "static" and response.status_code in (200, 304) and _is_this_version():
        # The address changes with the content.
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    elif request.endpoint != "static":
        # Pages and files are nobody else's; what never changes says that its reader alone may keep it.
        if not response.cache_control.private:
            response.headers["Cache-Control"] = "no-store"
        response.vary.update(["Accept-Language", "Cookie"])
    return response


def _is_this_version() -> bool:
    """Whether the address names the very content that is sent: while hosts are upgraded one after the other, a page of
    one may ask another for a file that is not there yet.

    Only where it is sent is it known to be one of ours: an answer to OPTIONS names any file of the computer.
    """
    if request.method not in {"GET", "HEAD"}:
        return False
    name = (request.view_args or {}).get("filename", "")
    return request.args.get("v") == version(name)
