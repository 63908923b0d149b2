"""The mark of a browser that has signed in to an account before: guesses made elsewhere do not slow it down.

It is signed, since it is no secret of the server: it holds a hash of the login, and is good for nothing else.
"""

from flask import Response, current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

from ..services.accounts import folded
from ..services.tokens import hashed

YEAR = 365 * 24 * 3600


def known(login: str) -> bool:
    try:
        marks = _signer().loads(request.cookies.get(current_app.config["KNOWN_COOKIE_NAME"], ""))
    except BadSignature:
        return False
    return isinstance(marks, list) and _mark(login) in marks


def mark(response: Response, login: str) -> Response:
    """Add the login to those this browser is known for; it keeps the newest few."""
    try:
        marks = _signer().loads(request.cookies.get(current_app.config["KNOWN_COOKIE_NAME"], ""))
    except BadSignature:
        marks = []
    kept = [_mark(login), *(old for old in marks if old != _mark(login))][:5]
    response.set_cookie(
        current_app.config["KNOWN_COOKIE_NAME"],
        str(_signer().dumps(kept)),
        max_age=YEAR,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
    return response


def _mark(login: str) -> str:
    return hashed(folded(login)).hex()[:16]


def _signer() -> URLSafeSerializer:
    # The last one signs, both of them verify.
    keys = [current_app.config["FORMER_KEY"], current_app.config["SECRET_KEY"]]
    return URLSafeSerializer([*filter(None, keys)], salt="known-browser")
