"""The choices of an item as options: what each says, earns and is told, and which stay where they are."""

from dataclasses import replace
from fractions import Fraction
from itertools import takewhile

from ....core.kinds.subset import FEWEST
from ..drafts import Choice
from . import scoring
from .asked import Asked
from .feedback import Told
from .texts import HIDDEN, Texts


def choices(question: Asked, told: Told, texts: Texts) -> tuple[Choice, ...]:
    """Return the options, those of an ordering in their right order; say what is not as in the file."""
    listed = dict(zip(question.names, question.choices, strict=True))
    made = {
        name: Choice(
            text=texts.prose(texts.html(each, HIDDEN)),
            feedback=texts.prose(told.choices.get(name, "")),
            right=name in question.key,
        )
        for name, each in listed.items()
    }
    fixed = {name for name, each in listed.items() if each.attributes.get("fixed") == "true"}
    return (_ordered if question.sort.order else _chosen)(question, made, fixed, texts)


def shuffled(question: Asked) -> bool:
    return question.interaction.attributes.get("shuffle", "false") == "true"


def _chosen(question: Asked, made: dict[str, Choice], fixed: set[str], texts: Texts) -> tuple[Choice, ...]:
    last = _last(question, fixed)
    if shuffled(question) and fixed - last:
        texts.warn("fixed-dropped")
    weights = zip(question.names, _weights(question, texts), strict=True)
    return tuple(replace(made[name], weight=weight, last=name in last) for name, weight in weights)


def _ordered(question: Asked, made: dict[str, Choice], fixed: set[str], texts: Texts) -> tuple[Choice, ...]:
    """A fixed item is locked where it is shown in its right place, and enough others can be moved."""
    right = {name for name, key in zip(question.names, question.key, strict=True) if name == key}
    locked = fixed & right if len(made) - len(fixed & right) >= FEWEST else set()
    if fixed - locked:
        texts.warn("fixed-dropped")
    if scoring.rule(question.item, question.response) in (scoring.CUSTOM, scoring.MAP):
        texts.warn("scoring-replaced")
    return tuple(replace(made[name], locked=name in locked) for name in question.key)


def _last(question: Asked, fixed: set[str]) -> set[str]:
    """Return the fixed choices at the end; where nothing is shuffled, that all are fixed says no more."""
    last = set(takewhile(fixed.__contains__, reversed(question.names)))
    return last if shuffled(question) or len(last) < len(question.names) else set()


def _weights(question: Asked, texts: Texts) -> list[Fraction]:
    """Return what the choices earn: as in the file where our weights can say that, else by our rule for the kind."""
    several = not question.sort.one
    rule = scoring.rule(question.item, question.response)
    mapping = scoring.mapped(question.item, question.declaration)
    if rule == scoring.MAP or (rule == scoring.NONE and mapping):
        shares = mapping.shares(question.names, question.key, adding_up=several) if mapping else None
        if shares is not None:
            return shares
        rule = scoring.CUSTOM
    if rule == scoring.CUSTOM or (rule == scoring.MATCH and several):
        texts.warn("scoring-replaced")
    share = Fraction(1, len(question.key))
    return [share if name in question.key else -share * several for name in question.names]
