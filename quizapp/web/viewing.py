"""What a question page needs beside the questions: its token, and what was just done on it without script."""

import secrets
from dataclasses import dataclass
from typing import Any

from flask import request, url_for

from ..core.errors import BadAnswer
from ..services.attempts import OwnAttempt
from ..services.own_items import OwnItem
from .asked import AskItem, ask_item
from .clock import now
from .pages import attempt_head
from .placing import Placing, read_placing
from .posted import Posted, number, read_move


@dataclass(frozen=True, slots=True)
class Moved:
    slot: int
    position: int
    direction: str
    text: str
    place: int
    total: int


def asking(own: OwnAttempt, items: tuple[OwnItem, ...]) -> dict[str, Any]:
    """Return the variables of a page that asks these items.

    `page` names this rendering of it, `mend` the first field with a problem.
    """
    clashes = clashing()
    shown = [ask_item(item, clashes.get(item.slot)) for item in items]
    troubled = (f"place-{item.slot}-{choice.value}" for item in shown for choice in item.choices if choice.trouble)
    return {
        "attempt": attempt_head(own, now()),
        "items": shown,
        "page": secrets.token_urlsafe(9),
        "moved": just_moved(shown),
        "placed": just_placed(shown),
        "mend": next(troubled, None),
    }


def clashing() -> dict[int, Placing]:
    """Return the positions named in the address that could not be saved, by slot."""
    try:
        placings = [read_placing(text) for text in request.args.getlist("places")]
    except BadAnswer:
        return {}
    return {placing.slot: placing for placing in placings}


def just_placed(items: list[AskItem]) -> int | None:
    """Return the slot whose positions were just saved, if the address names one that is answered."""
    try:
        slot = number(request.args["placed"])
    except (BadAnswer, KeyError):
        return None
    return slot if any(item.slot == slot and item.answered for item in items) else None


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


def back(attempt: str, layout: str, posted: Posted) -> str:
    """Return the address of the same page again, naming what was done so that focus and status can follow it."""
    done: dict[str, Any] = {
        "moved": str(posted.move) if posted.move else None,
        "placed": posted.placed,
        "places": [str(clash) for clash in posted.clashes],
    }
    if layout == "all":
        # An address with a fragment would keep the focus from what was pressed or is to be mended.
        anchor = None if any(done.values()) else f"q{posted.stay}"
        return url_for("student.all_questions", attempt=attempt, **done, _anchor=anchor)
    return url_for("student.question", attempt=attempt, slot=posted.stay, **done)
