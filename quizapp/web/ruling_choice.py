"""Choosing a ruling: a rule, and where it is about one, an answer given as a student would give it."""

from dataclasses import dataclass, replace
from typing import Any

from ..core.question import Answer
from ..core.rulings import RULINGS, Ruling
from ..services.asked import Wording
from ..services.own_items import OwnItem
from .posted import Form, read_posted
from .trying import answered, asking, goes_on


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen so far: `ruling` is missing while an order is still being arranged, or nothing was chosen."""

    rule: str
    asking: dict[str, Any]
    ruling: Ruling | None = None


def read_choice(wording: Wording, form: Form) -> Choice:
    """Read the address of the page: its answer is as the form gives it, or named by option keys, or the key."""
    rule, item = form.get("rule", ""), _item(wording, tuple(form.getlist("key")))
    if "page" not in form:
        return Choice(rule, asking(item), _ruling(rule, tuple(form.getlist("key"))))
    posted = read_posted(form)
    item = answered(item, posted.posts[0].positions) if posted.posts else item
    if goes_on(form, posted):
        return Choice(rule, asking(item, posted))
    return Choice(rule, asking(item), _ruling(rule, item.keys))


def _ruling(rule: str, answer: Answer) -> Ruling | None:
    if rule not in RULINGS:
        return None
    return Ruling(rule, answer if RULINGS[rule].about_an_answer else ())


def _item(wording: Wording, keys: Answer) -> OwnItem:
    """Return the wording with its options in their own order, so that positions in addresses keep their meaning."""
    question = wording.question
    item = OwnItem(
        slot=1,
        question=question,
        shown=tuple(option.key for option in question.options),
        keys=(),
        number=0,
        flagged=False,
        scheme=wording.scheme,
        points=1,
        settled=False,
        credit=None,
    )
    return replace(item, keys=question.parse(keys) if question.takes_key(keys) else question.correct)
