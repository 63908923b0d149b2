"""Trying a question as a student under a seed meets it: nothing of it is kept."""

import secrets
from dataclasses import dataclass, replace
from typing import Any

from ..core.errors import BadAnswer
from ..core.question import Question
from ..services.own_items import OwnItem
from .asked import ask_item
from .outcome import ResultItem, result_item
from .posted import Form, Posted, read_posted
from .specimen import specimen, variant
from .viewing import Moved

SLOT = 1


@dataclass(frozen=True, slots=True)
class Tried:
    """What the page needs to ask, and the result where an answer was given."""

    asking: dict[str, Any]
    result: ResultItem | None = None


def ask(question: Question, seed: str, form: Form | None = None) -> Tried:
    """Ask the question; with a form that was posted, mark its answer or do the step it asks for."""
    item = _item(question, seed)
    if form is None:
        return Tried(asking(item))
    posted = read_posted(form)
    if len(posted.posts) != 1 or posted.posts[0].slot != SLOT:
        raise BadAnswer("post-malformed")
    tried = answered(item, posted.posts[0].positions)
    if goes_on(form, posted):
        return Tried(asking(tried, posted))
    return Tried(asking(tried), result_item(tried, None))


def right(question: Question, seed: str) -> ResultItem:
    """Return the question as answered rightly, in the order a student with this seed sees."""
    item = _item(question, seed)
    return result_item(_marked(item, item.question.correct), None)


def _item(question: Question, seed: str) -> OwnItem:
    return specimen(variant(question, seed), seed, SLOT)


def answered(item: OwnItem, positions: tuple[int, ...]) -> OwnItem:
    """Return the item with the options at these positions as its answer, marked."""
    if any(position >= len(item.shown) for position in positions):
        raise BadAnswer("answer-unknown")
    return _marked(item, item.question.parse([item.shown[position] for position in positions]))


def _marked(item: OwnItem, keys: tuple[str, ...]) -> OwnItem:
    return replace(item, keys=keys, credit=item.question.credit(keys, item.scheme))


def goes_on(form: Form, posted: Posted) -> bool:
    """Whether a button was pressed that changes the answer before it is given."""
    return bool(posted.move or posted.clashes or form.get("places") or form.get("clear"))


def asking(item: OwnItem, posted: Posted | None = None) -> dict[str, Any]:
    """Return the variables of a page that asks this item only; `posted` is the step that was just done."""
    clash = posted.clashes[0] if posted and posted.clashes else None
    asked = ask_item(item, clash)
    troubled = (f"place-{SLOT}-{choice.value}" for choice in asked.choices if choice.trouble)
    return {
        "item": asked,
        "page": secrets.token_urlsafe(9),
        "moved": _moved(asked.choices, posted) if posted and posted.move else None,
        "placed": posted.placed if posted else None,
        "mend": next(troubled, None),
    }


def _moved(choices: list[Any], posted: Posted) -> Moved | None:
    for place, choice in enumerate(choices, 1):
        if posted.move and choice.value == posted.move.value:
            return Moved(SLOT, choice.value, posted.move.direction, choice.text, place, len(choices))
    return None
