"""Which account a browser is signed in to, and whether it has been before."""

from flask import Response, g

from ..services import signing
from ..services.accounts import Person
from ..storage import db, writing
from . import cookies
from .clock import now


def token() -> str:
    return cookies.read("STAFF_COOKIE_NAME")


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
    return cookies.keep(response, "STAFF_COOKIE_NAME", new_token, signing.SESSION_LIFE)


def forget(response: Response) -> Response:
    return cookies.drop(response, "STAFF_COOKIE_NAME")
