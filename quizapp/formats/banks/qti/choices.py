"""The choices of an item as options: what each says, earns and is told, and which stay where they are."""

from dataclasses import replace
from fractions import Fraction
from itertools import takewhile

from ....core.kinds.subset import FEWEST
from ..drafts import Choice
from ..tree import Element
from . import scoring
from .asked import Asked
from .feedback import Told
from .texts import HIDDEN, Texts


def choices(question: Asked, told: Told, texts: Texts) -> tuple[tuple[Choice, ...], list[str]]:
    """Return the options, those of an ordering in their right order, and codes of what is not as in the file."""
    made = {
        name: Choice(
            text=texts.prose(texts.html(each, HIDDEN)),
            feedback=texts.prose(told.choices.get(name, "")),
            right=name in question.key,
        )
        for name, each in zip(question.names, question.choices, strict=True)
    }
    fixed = {name for name, each in zip(question.names, question.choices, strict=True) if _is_fixed(each)}
    if question.kind == "ordering":
        return _ordered(question, made, fixed)
    weights, replaced = _weights(question)
    last = _last(question, fixed)
    options = tuple(
        replace(made[name], weight=weight, last=name in last)
        for name, weight in zip(question.names, weights, strict=True)
    )
    return options, [*replaced, *(["fixed-dropped"] if shuffled(question) and fixed - last else [])]


def shuffled(question: Asked) -> bool:
    return question.interaction.attributes.get("shuffle", "false") == "true"


def _is_fixed(choice: Element) -> bool:
    return choice.attributes.get("fixed") == "true"


def _ordered(question: Asked, made: dict[str, Choice], fixed: set[str]) -> tuple[tuple[Choice, ...], list[str]]:
    """A fixed item is locked where it is shown in its right place, and enough others can be moved."""
    right = {name for name, key in zip(question.names, question.key, strict=True) if name == key}
    locked = fixed & right if len(made) - len(fixed & right) >= FEWEST else set()
    replaced = scoring.rule(question.item, question.response) == scoring.CUSTOM
    codes = [*(["scoring-replaced"] if replaced else []), *(["fixed-dropped"] if fixed - locked else [])]
    return tuple(replace(made[name], locked=name in locked) for name in question.key), codes


def _last(question: Asked, fixed: set[str]) -> set[str]:
    """Return the fixed choices at the end; where nothing is shuffled, that all are fixed says no more."""
    last = set(takewhile(fixed.__contains__, reversed(question.names)))
    return last if shuffled(question) or len(last) < len(question.names) else set()


def _weights(question: Asked) -> tuple[list[Fraction], list[str]]:
    """Return what the choices earn: as in the file where our weights can say that, else by our rule for the kind."""
    several = question.kind == "multiple_response"
    rule = scoring.rule(question.item, question.response)
    mapping = scoring.mapped(question.item, question.declaration)
    if rule == scoring.MAP or (rule == scoring.NONE and mapping):
        shares = mapping.shares(question.names, question.key, adding_up=several) if mapping else None
        if shares is not None:
            return shares, []
        rule = scoring.CUSTOM
    share = Fraction(1, len(question.key))
    usual = [share if name in question.key else -share * several for name in question.names]
    return usual, ["scoring-replaced"] if rule == scoring.CUSTOM or (rule == scoring.MATCH and several) else []
