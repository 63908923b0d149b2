"""The mark of a browser that has signed in to an account before: guesses made elsewhere do not slow it down.

It is signed, since it is no secret of the server: it holds hashes of the public ids of accounts, since a login may be
another's one day, and a random id, by which failures in this browser delay no other one of the same person. It is good
for nothing else.
"""

from dataclasses import dataclass
from datetime import timedelta

from flask import Response, current_app
from itsdangerous import BadSignature, URLSafeSerializer

from ..services.tokens import hashed, new_public_id
from . import cookies

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Mark:
    id: str
    accounts: tuple[str, ...]


def known(account: str) -> str:
    """Return the id of this browser if it has signed in to the account of this public id before, or nothing."""
    found = _mark()
    return found.id if _hash(account) in found.accounts else ""


def mark(response: Response, account: str) -> Response:
    """Add the account to those this browser is known for; it keeps the newest few."""
    found, mine = _mark(), _hash(account)
    kept = [mine, *(old for old in found.accounts if old != mine)][:5]
    signed = str(_signer().dumps({"id": found.id, "accounts": kept}))
    return cookies.keep(response, "KNOWN_COOKIE_NAME", signed, YEAR)


def _mark() -> Mark:
    """Return the mark of this browser, or a new one."""
    try:
        held = _signer().loads(cookies.read("KNOWN_COOKIE_NAME"))
        return Mark(held["id"], tuple(held["accounts"]))
    except (BadSignature, KeyError, TypeError):  # older ones held logins, or no id
        return Mark(new_public_id(), ())


def _hash(account: str) -> str:
    return hashed(account).hex()[:16]


def _signer() -> URLSafeSerializer:
    # The last one signs, both of them verify.
    keys = [current_app.config["FORMER_KEY"], current_app.config["SECRET_KEY"]]
    return URLSafeSerializer([*filter(None, keys)], salt="known-browser")
