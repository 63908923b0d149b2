"""Which account a browser is signed in to, and whether it has been before."""

from flask import Response, current_app, g, request

from ..services import signing
from ..services.accounts import Person
from ..storage import db, writing
from .clock import now


def token() -> str:
    return request.cookies.get(current_app.config["STAFF_COOKIE_NAME"], "")


def person() -> Person | None:
    """Return who is signed in, looked up once a request."""
    if "person" not in g:
        found = signing.who(db.session(), token(), now()) if token() else None
        if found and found.stale:
            with writing(db.session()) as session:
                signing.seen(session, token(), now())
        g.person = found.person if found else None
    known: Person | None = g.person
    return known


def me() -> Person:
    """Return who is signed in, on a page that only somebody signed in reaches."""
    found = person()
    assert found is not None  # noqa: S101 - the guard has looked
    return found


def remember(response: Response, new_token: str) -> Response:
    _set(response, current_app.config["STAFF_COOKIE_NAME"], new_token, int(signing.SESSION_LIFE.total_seconds()))
    return response


def forget(response: Response) -> Response:
    _set(response, current_app.config["STAFF_COOKIE_NAME"], "", 0)
    return response


def _set(response: Response, name: str, value: str, life: int) -> None:
    response.set_cookie(
        name,
        value,
        max_age=life,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
