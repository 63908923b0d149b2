"""Reading what a question page posts, before any database is asked."""

import re
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from ..core.errors import BadAnswer
from ..services.answers import Post, Source

Form = MultiDict[str, str]

NUMBER = re.compile(r"\d{1,6}", re.ASCII)
PAGE = re.compile(r"[\w-]{1,40}", re.ASCII)
STEPS = {"up": -1, "down": 1}


@dataclass(frozen=True, slots=True)
class Move:
    """One step of one item of an ordering, made by a button without script; `value` is its position when shown."""

    slot: int
    value: int
    direction: str

    def __str__(self) -> str:
        return f"{self.slot}:{self.value}:{self.direction}"


@dataclass(frozen=True, slots=True)
class Posted:
    """`stay` is the slot whose button was pressed without leaving the page; `go` is where to, otherwise."""

    source: Source
    posts: tuple[Post, ...]
    go: str
    stay: int | None
    move: Move | None


def read_posted(form: Form) -> Posted:
    """Read the form; raise BadAnswer where it cannot come from one of our pages."""
    if not PAGE.fullmatch(page := form.get("page", "")):
        raise BadAnswer("post-malformed")
    move = read_move(form["move"]) if form.get("move") else None
    pressed = [form[name] for name in ("confirm", "clear", "flag") if form.get(name)]
    stay = move.slot if move else number(pressed[0]) if pressed else None
    slots = [number(slot) for slot in form.getlist("slot")]
    posts = tuple(_post(form, slot, move) for slot in slots)
    return Posted(Source(page, number(form.get("seq", "0"))), posts, form.get("go", "next"), stay, move)


def read_move(text: str) -> Move:
    slot, _, rest = text.partition(":")
    value, _, direction = rest.partition(":")
    if direction not in STEPS:
        raise BadAnswer("post-malformed")
    return Move(number(slot), number(value), direction)


def number(text: str) -> int:
    if not NUMBER.fullmatch(text):
        raise BadAnswer("post-malformed")
    return int(text)


def _post(form: Form, slot: int, move: Move | None) -> Post:
    positions = tuple(number(value) for value in form.getlist(f"answer-{slot}"))
    if move and move.slot == slot:
        positions = _moved(positions, move)
    if form.get("clear") == str(slot) or (form.get("confirm") != str(slot) and _untouched(form, slot, positions)):
        positions = ()
    return Post(
        slot=slot,
        positions=positions,
        seen=number(form.get(f"seen-{slot}", "0")),
        toggle_flag=form.get("flag") == str(slot),
    )


def _untouched(form: Form, slot: int, positions: tuple[int, ...]) -> bool:
    """Whether a list that is always posted still stands as it was shown, and nobody said that this is the answer."""
    return form.get(f"touched-{slot}") == "" and positions == tuple(range(len(positions)))


def _moved(positions: tuple[int, ...], move: Move) -> tuple[int, ...]:
    if move.value not in positions:
        raise BadAnswer("post-malformed")
    order = list(positions)
    here = order.index(move.value)
    there = here + STEPS[move.direction]
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
    return tuple(order)
