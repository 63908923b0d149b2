"""Every refusal and every accident as a page that says what happened and what to do next."""

from collections.abc import Mapping

from flask import Flask, Response, current_app, g, jsonify, make_response, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DatabaseError, OperationalError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge, SecurityError

from ..core.errors import QuizError
from ..formats.limits import MEBIBYTE
from ..storage import db
from . import request_id
from .refusals import STATUS, waiting
from .speech import Message
from .speech import gettext as _
from .words import sentence

TITLES: Mapping[int, Message] = {
    400: "That did not work",
    404: "Nothing here",
    409: "Not possible any more",
    413: "Too much at once",
    429: "Wait a moment",
    500: "Something broke",
    503: "Busy for a moment",
}

MESSAGES: Mapping[int, Message] = {
    400: "The request could not be read. Nothing was changed.",
    404: "This address leads nowhere. It may have been typed wrongly.",
    405: "This address cannot be used that way. Nothing was changed.",
    413: "More was sent than the %(most)s MiB this page takes. Nothing was changed.",
    500: "Something went wrong on our side. Answers that were shown as saved are safe.",
    503: "The answers cannot be saved at the moment. Nothing was changed. Try again in a few seconds.",
}

READ_ONLY = "25006"
"""What PostgreSQL says where it may only be read, as while another server takes over."""

TRY_AGAIN: Mapping[str, Message] = {
    "GET": "Wait a few seconds, then reload this page",
    "POST": "Go back: what you entered is still there. Wait a few seconds, then send it again",
}

Advice = list[tuple[str, str | None]]


def register(app: Flask) -> None:
    app.register_error_handler(QuizError, refused)
    app.register_error_handler(CSRFError, without_token)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(DatabaseError, database_error)
    app.register_error_handler(Exception, accident)


def wants_json() -> bool:
    return request.accept_mimetypes.best == "application/json"


def page(status: int, message: str, advice: Advice | None = None, code: str = "") -> Response:
    """Render the error, without asking the database for anything more."""
    g.setdefault("student", None)
    g.setdefault("person", None)
    if wants_json():
        response = jsonify(error=code or str(status), message=message)
    else:
        home = (_("Go to your desk"), "staff.desk") if g.person else (_("Go to the list of quizzes"), "student.home")
        response = make_response(
            render_template(
                "errors/error.html",
                status=status,
                title=_(TITLES.get(status, TITLES[400])),
                message=message,
                advice=[*(advice or []), (home[0], url_for(home[1]))],
                number=request_id.current() if status >= 500 else "",  # noqa: PLR2004 - ours to look for
            ),
        )
    response.status_code = status
    return response


def refused(error: QuizError) -> Response:
    db.session.rollback()
    advice: Advice = []
    if error.code == "attempt-unknown":
        advice.append((_("Open it with the resume code from your other device"), url_for("student.resume")))
        advice.append((_("If this is your device, your browser may have deleted its cookies"), None))
    if error.code == "quiz-dry":
        edit = url_for("staff.edit_quiz", slug=error.params["quiz"]) if g.get("person") else None
        advice.append(
            (_("Change the quiz: ask for fewer there, or choose from more") if edit else _("Tell your teacher"), edit)
        )
    if error.code == "upload-unknown":
        advice.append((_("Go to your desk"), url_for("staff.desk")))
    status = STATUS.get(error.code, 400)
    if status == 400:  # noqa: PLR2004 - the page and what it posts disagree
        advice.append((_("Nothing was changed. Go back, reload the page and try again"), None))
    response = page(status, sentence(error), advice, error.code)
    response.headers.update(waiting(error))
    return response


def without_token(_error: CSRFError) -> Response:
    if current_app.config["SESSION_COOKIE_NAME"] not in request.cookies:
        return page(
            400,
            _("Your browser did not send the cookie that this page set, so nothing was changed."),
            [
                (_("Allow cookies for this site: a private window or a privacy setting may block them"), None),
                (_("Then open the quiz again"), None),
            ],
            "no-cookies",
        )
    return page(
        400,
        _("The form was not from this visit, so nothing was changed."),
        [(_("Go back, reload the page and send it again"), None)],
        "bad-token",
    )


def http_error(error: HTTPException) -> Response:
    if isinstance(error, SecurityError):
        # No address can be built for a host that is not ours, so no page of ours can either.
        return Response(_("This server does not answer to that host name."), 400, mimetype="text/plain")
    status = error.code or 500
    if error.response is not None or status < 400:  # noqa: PLR2004 - a redirect is no error
        return make_response(error.get_response())
    most = (request.max_content_length or 0) // MEBIBYTE
    advice: Advice = [(_("Go back and send less"), None)] if isinstance(error, RequestEntityTooLarge) else []
    response = page(status, _(MESSAGES.get(status, MESSAGES[400])) % {"most": most}, advice)
    if status == 405 and (allowed := getattr(error, "valid_methods", None)):  # noqa: PLR2004
        response.headers["Allow"] = ", ".join(allowed)
    return response


def database_error(error: DatabaseError) -> Response:
    """A database that is busy, full or away will be back; anything else is a mistake of ours."""
    db.session.rollback()
    if not isinstance(error, OperationalError) and getattr(error.orig, "sqlstate", "") != READ_ONLY:
        return accident(error)
    current_app.logger.error("the database refused: %s", error.orig)
    again = _(TRY_AGAIN["GET" if request.method in {"GET", "HEAD"} else "POST"])
    response = page(503, _(MESSAGES[503]), [(again, None)])
    response.headers["Retry-After"] = "3"
    return response


def accident(error: Exception) -> Response:
    db.session.rollback()
    current_app.logger.error("unexpected error at %s", request.endpoint, exc_info=error)
    return page(500, _(MESSAGES[500]))
