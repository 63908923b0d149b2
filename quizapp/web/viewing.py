"""What a question page needs beside the questions: its token, and the move that was just made without script."""

import secrets
from dataclasses import dataclass
from typing import Any

from flask import request, url_for

from ..core.errors import BadAnswer
from ..services.attempts import OwnAttempt, OwnItem
from .pages import AskItem, ask_item, attempt_head
from .posted import Posted, read_move


@dataclass(frozen=True, slots=True)
class Moved:
    slot: int
    position: int
    direction: str
    text: str
    place: int
    total: int


def asking(own: OwnAttempt, items: tuple[OwnItem, ...]) -> dict[str, Any]:
    """Return the variables of a page that asks these items; `page` names this rendering of it."""
    shown = [ask_item(item) for item in items]
    return {
        "attempt": attempt_head(own),
        "items": shown,
        "page": secrets.token_urlsafe(9),
        "moved": just_moved(shown),
    }


def just_moved(items: list[AskItem]) -> Moved | None:
    """Return the move named in the address, as it now stands; an address that means nothing is ignored."""
    try:
        move = read_move(request.args["moved"])
    except (BadAnswer, KeyError):
        return None
    for item in items:
        for place, choice in enumerate(item.choices, 1):
            if (item.slot, choice.value) == (move.slot, move.value):
                return Moved(move.slot, move.value, move.direction, choice.text, place, len(item.choices))
    return None


def moved(attempt: str, layout: str, posted: Posted) -> str:
    """Return the address of the same page again, naming the move so that focus and status can follow it."""
    move = str(posted.move) if posted.move else None
    if layout == "all":
        # An address with a fragment would keep the focus from the button that was pressed.
        anchor = None if move else f"q{posted.stay}"
        return url_for("student.all_questions", attempt=attempt, moved=move, _anchor=anchor)
    return url_for("student.question", attempt=attempt, slot=posted.stay, moved=move)
