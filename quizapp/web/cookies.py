"""Our own cookies, all sent alike: out of reach of scripts and other sites, over https alone where there is https.

Each is called here as the configuration calls it, which knows what browsers call it.
"""

from datetime import timedelta
from typing import Literal

from flask import Response, current_app, request

Cookie = Literal["STUDENT_COOKIE_NAME", "STAFF_COOKIE_NAME", "KNOWN_COOKIE_NAME"]


def read(cookie: Cookie) -> str:
    """Return what the browser holds, or nothing."""
    return request.cookies.get(current_app.config[cookie], "")


def keep(response: Response, cookie: Cookie, value: str, life: timedelta) -> Response:
    """Have the browser hold it for so long."""
    response.set_cookie(
        current_app.config[cookie],
        value,
        max_age=life,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
    return response


def drop(response: Response, cookie: Cookie) -> Response:
    """Have the browser forget it."""
    return keep(response, cookie, "", timedelta())
