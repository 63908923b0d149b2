"""A question as it is asked: nothing here tells the key."""

from dataclasses import dataclass, replace

from ..core.kinds.ordering import Ordering
from ..services.own_items import OwnItem
from .placing import Placing, Trouble
from .prose import prose


@dataclass(frozen=True, slots=True)
class Choice:
    """`value` is the option's position in the order shown: what the page posts instead of a telling key."""

    value: int
    text: str
    chosen: bool
    locked: bool = False
    place: int = 0
    """For an ordering the position chosen for it, from 1; 0 where none is."""
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class AskItem:
    """`ends` label the first and the last place of an ordering; `clash` says that positions chosen make no order."""

    slot: int
    kind: str
    stem: str
    lang: str
    choices: list[Choice]
    answered: bool
    flagged: bool
    seen: int
    ends: tuple[str, ...] = ()
    clash: bool = False

    @property
    def placed(self) -> str:
        """The positions the page offers as chosen: only if they are changed does posting them mean anything."""
        by_value = sorted(self.choices, key=lambda choice: choice.value)
        return Placing(self.slot, tuple(choice.place for choice in by_value)).code


def ask_item(item: OwnItem, placing: Placing | None = None) -> AskItem:
    """Return the item as it stands; `placing` are positions the student chose that could not be saved."""
    question = item.question
    order = question.standing(item.shown, item.keys)
    place = {key: position for position, key in enumerate(item.shown)}
    asked = AskItem(
        slot=item.slot,
        kind=question.kind,
        stem=prose(question, question.stem),
        lang=question.lang,
        choices=[Choice(place[key], prose(question, question.option(key).text), key in item.keys) for key in order],
        answered=bool(item.keys),
        flagged=item.flagged,
        seen=item.number,
    )
    return _to_order(asked, question, order, placing) if isinstance(question, Ordering) else asked


def _to_order(asked: AskItem, question: Ordering, order: tuple[str, ...], placing: Placing | None) -> AskItem:
    locked = {choice.value for choice, key in zip(asked.choices, order, strict=True) if key in question.locked}
    standing = [choice.value for choice in asked.choices]
    if placing and len(placing.chosen) != len(standing):
        placing = None
    troubles = placing.troubles(standing, locked) if placing else {}

    def dressed(place: int, choice: Choice) -> Choice:
        chosen = placing.chosen[choice.value] if placing else place if asked.answered else 0
        fixed = choice.value in locked
        return replace(choice, locked=fixed, place=0 if fixed else chosen, trouble=troubles.get(choice.value))

    return replace(
        asked,
        choices=[dressed(place, choice) for place, choice in enumerate(asked.choices, 1)],
        ends=question.ends,
        clash=bool(troubles),
    )
