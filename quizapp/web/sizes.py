"""How much a request may send: a mebibyte, and more to a view that takes files from somebody signed in."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, request

from . import signed_in

View = TypeVar("View", bound=Callable[..., Any])

ROOM = 2**16
"""For what a form sends beside a file."""


def takes(most: int) -> Callable[[View], View]:
    """Declare how many bytes a file sent to a view, or a text, may have."""

    def declare(view: View) -> View:
        view.takes = most  # type: ignore[attr-defined]  # read by `make_room`
        return view

    return declare


def register(app: Flask) -> None:
    """To be called before whatever reads the form, which meets the limit that holds then."""
    app.before_request(make_room)


def make_room() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    most = getattr(view, "takes", 0)
    if most and request.mimetype == "multipart/form-data" and signed_in.person():
        request.max_content_length = request.max_form_memory_size = most + ROOM
