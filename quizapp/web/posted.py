"""Reading what a question page posts, before any database is asked."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Self

from werkzeug.datastructures import MultiDict

from ..core.errors import BadAnswer
from ..services.answers import Post, Source
from .placing import Placing

Form = MultiDict[str, str]

NUMBER = re.compile(r"\d{1,6}", re.ASCII)
PAGE = re.compile(r"[\w-]{1,40}", re.ASCII)
STEPS = {"top", "up", "down", "bottom"}


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
    """`here` is the slot of a page with one question, 0 of a page with all of them.

    `stay` is the slot to come back to: its button was pressed or it has a clash. Otherwise, `go` is where to.

    `placed` is the slot whose positions were saved by their own button, `clashes` are positions that make no order:
    they leave the answer as it is, and are shown again as they were chosen.
    """

    source: Source
    posts: tuple[Post, ...]
    here: int
    go: str
    stay: int | None
    move: Move | None
    placed: int | None
    clashes: tuple[Placing, ...]


def read_posted(form: Form) -> Posted:
    """Read the form; raise BadAnswer where it cannot come from one of our pages."""
    if not PAGE.fullmatch(page := form.get("page", "")):
        raise BadAnswer("post-malformed")
    move = read_move(form["move"]) if form.get("move") else None
    flags = dict(_flag(value) for value in form.getlist("flag"))
    placed = number(form["places"]) if form.get("places") else None
    pressed = [*(number(form[name]) for name in ("places", "confirm", "clear") if form.get(name)), *flags]
    slots = [number(slot) for slot in form.getlist("slot")]
    lists = [_List.read(form, slot) for slot in slots]
    clashes = tuple(each.clash for each in lists if each.clash)
    staying = [*([move.slot] if move else []), *pressed, *(clash.slot for clash in clashes)]
    return Posted(
        source=Source(page, number(form.get("seq", "0"))),
        posts=tuple(_post(form, each, move, flags.get(each.slot)) for each in lists),
        here=number(form.get("here", "0")),
        go=form.get("go", "next"),
        stay=staying[0] if staying else None,
        move=move,
        placed=None if placed in {clash.slot for clash in clashes} else placed,
        clashes=clashes,
    )


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


@dataclass(frozen=True, slots=True)
class _List:
    """One item's positions as posted, or as chosen one by one (`placed`), unless what was chosen is a `clash`."""

    slot: int
    positions: tuple[int, ...]
    locked: frozenset[int]
    placed: bool = False
    clash: Placing | None = None

    @classmethod
    def read(cls, form: Form, slot: int) -> Self:
        positions = tuple(number(value) for value in form.getlist(f"answer-{slot}"))
        locked = frozenset(number(value) for value in form.getlist(f"locked-{slot}"))
        if (placing := _chosen_anew(form, slot, positions)) is None:
            return cls(slot, positions, locked)
        if placing.troubles(positions, locked):
            return cls(slot, positions, locked, clash=placing)
        return cls(slot, placing.order(positions, locked), locked, placed=True)


def _chosen_anew(form: Form, slot: int, positions: tuple[int, ...]) -> Placing | None:
    """Return the positions chosen if they are to count: changed since the page was made, or saved by their button."""
    before = form.get(f"placed-{slot}")
    if before is None or form.get("clear") == str(slot) or sorted(positions) != list(range(len(positions))):
        return None
    chosen = tuple(number(form.get(f"place-{slot}-{value}") or "0") for value in range(len(positions)))
    if max(chosen, default=0) > len(positions):
        raise BadAnswer("post-malformed")
    placing = Placing(slot, chosen)
    asked = form.get("places") == str(slot)
    return placing if asked or (any(chosen) and placing.code != before) else None


def _post(form: Form, each: _List, move: Move | None, flag: bool | None) -> Post:
    slot, positions = each.slot, each.positions
    if move and move.slot == slot:
        positions = _moved(positions, each.locked, move)
    counts = each.placed or form.get("confirm") == str(slot) or not _untouched(form, slot, positions)
    return Post(
        slot=slot,
        positions=positions if counts and form.get("clear") != str(slot) else (),
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


def _moved(positions: tuple[int, ...], locked: Collection[int], move: Move) -> tuple[int, ...]:
    order = [value for value in positions if value not in locked]
    if move.value not in order:
        raise BadAnswer("post-malformed")
    here = order.index(move.value)
    order.insert({"top": 0, "up": max(here - 1, 0), "down": here + 1}.get(move.direction, len(order)), order.pop(here))
    free = iter(order)
    return tuple(value if value in locked else next(free) for value in positions)
