"""Who may use which page: every route says so, and one that does not is shut.

`everyone` is for students and visitors; the other roles are those of accounts, and an admin may do what a teacher may.
"""

from collections.abc import Callable
from typing import Any, Literal, TypeVar

from flask import Flask, Response, abort, current_app, redirect, request, url_for

from . import events, signed_in

Allowed = Literal["everyone", "teacher", "instructor", "admin"]
View = TypeVar("View", bound=Callable[..., Any])

OPEN = frozenset({"static"})
"""Endpoints of Flask's own."""


def allow(*roles: Allowed) -> Callable[[View], View]:
    """Declare who may use a view."""

    def declare(view: View) -> View:
        view.allowed = frozenset(roles)  # type: ignore[attr-defined]  # read by `allowed`
        return view

    return declare


def allowed(endpoint: str) -> frozenset[str] | None:
    """Return who may use an endpoint, or None where nobody said."""
    if endpoint in OPEN:
        return frozenset({"everyone"})
    declared: frozenset[str] | None = getattr(current_app.view_functions[endpoint], "allowed", None)
    return declared


def register(app: Flask) -> None:
    app.before_request(guard)


def guard() -> Response | None:
    """Let the request through, ask it to sign in, or tell it that there is nothing here."""
    if request.endpoint is None:
        return None
    roles = allowed(request.endpoint)
    if roles is None:
        abort(404)
    if "everyone" in roles:
        return None
    person = signed_in.person()
    if person is None:
        target = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("staff.sign_in", next=target), 303)  # type: ignore[return-value]
    if person.role not in roles and not (person.role == "admin" and "teacher" in roles):
        # As for somebody else's things: what one may not see does not exist.
        events.tell("denied", account=person.id, endpoint=request.endpoint)
        abort(404)
    return None
