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
    flags = dict(_flag(value) for value in form.getlist("flag"))
    pressed = [*(number(form[name]) for name in ("confirm", "clear") if form.get(name)), *flags]
    stay = move.slot if move else pressed[0] if pressed else None
    slots = [number(slot) for slot in form.getlist("slot")]
    posts = tuple(_post(form, slot, move, flags.get(slot)) for slot in slots)
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


def _post(form: Form, slot: int, move: Move | None, flag: bool | None) -> Post:
    positions = tuple(number(value) for value in form.getlist(f"answer-{slot}"))
    if move and move.slot == slot:
        positions = _moved(positions, move)
    if form.get("clear") == str(slot) or (form.get("confirm") != str(slot) and _untouched(form, slot, positions)):
        positions = ()
    return Post(
        slot=slot,
        positions=positions,
        seen=number(form.get(f"seen-{slot}", "0")),
        flag=flag,
    )


def _flag(value: str) -> tuple[int, bool]:
    """Read `3:1` as "flag question 3", `3:0` as the opposite: said again, it means the same."""
    slot, _, flagged = value.partition(":")
    if flagged not in {"0", "1"}:
        raise BadAnswer("post-malformed")
    return number(slot), flagged == "1"


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
