"""The mark of a browser that has signed in to an account before: guesses made elsewhere do not slow it down.

It is signed, since it is no secret of the server: it holds hashes of logins and a random id, by which failures in this
browser delay no other one of the same person. It is good for nothing else.
"""

from dataclasses import dataclass
from datetime import timedelta

from flask import Response, current_app
from itsdangerous import BadSignature, URLSafeSerializer

from ..services.accounts import folded
from ..services.tokens import hashed, new_public_id
from . import cookies

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Mark:
    id: str
    logins: tuple[str, ...]


def known(login: str) -> str:
    """Return the id of this browser if it has signed in to this account before, or nothing."""
    found = _mark()
    return found.id if _hash(login) in found.logins else ""


def mark(response: Response, login: str) -> Response:
    """Add the login to those this browser is known for; it keeps the newest few."""
    found, mine = _mark(), _hash(login)
    kept = [mine, *(old for old in found.logins if old != mine)][:5]
    signed = str(_signer().dumps({"id": found.id, "logins": kept}))
    return cookies.keep(response, "KNOWN_COOKIE_NAME", signed, YEAR)


def _mark() -> Mark:
    """Return the mark of this browser, or a new one."""
    try:
        held = _signer().loads(cookies.read("KNOWN_COOKIE_NAME"))
        return Mark(held["id"], tuple(held["logins"]))
    except (BadSignature, TypeError):  # an older one held no id
        return Mark(new_public_id(), ())


def _hash(login: str) -> str:
    return hashed(folded(login)).hex()[:16]


def _signer() -> URLSafeSerializer:
    # The last one signs, both of them verify.
    keys = [current_app.config["FORMER_KEY"], current_app.config["SECRET_KEY"]]
    return URLSafeSerializer([*filter(None, keys)], salt="known-browser")
