"""From a row to the draft of a question, by its kind."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from ...notes import Refused
from ..drafts import Choice, Draft
from ..statements import true_false
from . import keys, types, weights
from .record import Record

PERCENT = 100


def draft(record: Record) -> Draft:
    """Return the draft; raise Refused where the row contradicts itself or says too little."""
    if not record.text("stem"):
        raise Refused("stem-missing")
    return MAKERS[types.kind(record.text("kind") or record.layout.type)](record)


def _open(record: Record) -> Draft:
    """Take the kind from what is right: one option, several, or one of True and False."""
    options = record.options
    if _pair(options) or (not options and _is_verdict(record)):
        return _truth(record)
    _require_two(options)
    right, _ = _right(record)
    return _multiple(record) if len(right) > 1 else _single(record)


def _single(record: Record) -> Draft:
    options = record.options
    _require_two(options)
    right, shares = _right(record)
    if shares:
        return _draft(record, "single_choice", _choices(record, shares))
    if len(right) > 1:
        raise Refused("key-several", text=record.text("letters", "key")[:40], found=len(right))
    return _draft(record, "single_choice", _choices(record, dict.fromkeys(right, Fraction(1))))


def _multiple(record: Record) -> Draft:
    _require_two(record.options)
    right, shares = _right(record)
    if not shares:
        share = Fraction(1, len(right))
        shares = {place: share if place in right else -share for place in record.options}
    return _draft(record, "multiple_response", _choices(record, shares))


def _truth(record: Record) -> Draft:
    """Other words than True and False stay as they are, in a choice between them."""
    options, key = record.options, record.text("letters", "key")
    if options and not (_pair(options) and not record.texts("weight")):
        return _single(record)
    judged = {types.verdict(text): place for place, text in options.items()} or {True: 0, False: 1}
    try:
        right = keys.chosen(key, options, by_place=record.layout.by_place) if options else ()
    except Refused:
        right = ()
    verdict = types.verdict(options[right[0]] if len(right) == 1 else key)
    if verdict is None:
        raise Refused("key-unknown" if key else "key-missing", text=key[:40])
    feedback = record.texts("feedback")
    told = [feedback.get(judged[each], "") for each in (True, False)]
    choices = true_false(verdict, if_true=told[0], if_false=told[1])
    if options and options[judged[True]].casefold() != "true":
        named = (options[judged[True]], options[judged[False]])
        choices = tuple(
            Choice(text=text, weight=choice.weight, feedback=choice.feedback)
            for text, choice in zip(named, choices, strict=True)
        )
    return _draft(record, "true_false", choices)


def _ordering(record: Record) -> Draft:
    """The options stand in their right order, unless the key names another."""
    places, key = tuple(record.options), record.text("letters", "key")
    named = keys.places(key) if key else places
    if sorted(named) != sorted(places):
        raise Refused("key-order", text=key[:40])
    return _draft(record, "ordering", _choices(record, {}, named))


MAKERS: Mapping[str, Callable[[Record], Draft]] = {
    "": _open,
    "single_choice": _single,
    "multiple_response": _multiple,
    "true_false": _truth,
    "ordering": _ordering,
}


def _is_verdict(record: Record) -> bool:
    """Say whether the key is a verdict; where others have options, a mere number or letter is none."""
    key = record.text("letters", "key")
    return types.verdict(key) is not None and (len(key) > 1 or not record.layout.with_options)


def _pair(options: Mapping[int, str]) -> bool:
    """Say whether these are the two words for true and false of one language."""
    return any(sorted(map(str.casefold, options.values())) == sorted(pair) for pair in types.PAIRS)


def _require_two(options: Mapping[int, str]) -> None:
    if len(options) < 2:  # noqa: PLR2004 - one option is no choice
        raise Refused("options-few", fewest=2, found=len(options))


def _right(record: Record) -> tuple[tuple[int, ...], dict[int, Fraction]]:
    """Return the places of the right options, and what each option earns where the row says that."""
    options, key = record.options, record.text("letters", "key")
    cells = record.texts("weight")
    shares = weights.read({place: cells[place] for place in cells if place in options})
    if not shares:
        return keys.chosen(key, options, by_place=record.layout.by_place), {}
    full = tuple(place for place, share in shares.items() if share == 1)
    right = full[:1] or tuple(place for place, share in shares.items() if share > 0)
    if key:
        named = keys.chosen(key, options, by_place=record.layout.by_place)
        if any(shares.get(place, 0) <= 0 for place in named):
            raise Refused("key-weights", text=key[:40])
        right = named
    return right, shares


def _choices(record: Record, shares: Mapping[int, Fraction], order: tuple[int, ...] = ()) -> tuple[Choice, ...]:
    options, feedback = record.options, record.texts("feedback")
    return tuple(
        Choice(text=options[place], weight=shares.get(place, Fraction(0)), feedback=feedback.get(place, ""))
        for place in order or options
    )


def _draft(record: Record, kind: str, choices: tuple[Choice, ...]) -> Draft:
    place = record.place("stem")
    return Draft(
        line=place.line,
        cell=place.cell,
        kind=kind,
        id=record.text("id"),
        title=record.text("title"),
        stem=record.text("stem"),
        choices=choices,
        explanation=record.text("explanation"),
        **_settings(record),
    )


def _settings(record: Record) -> dict[str, Any]:
    tags = record.text("tags")
    parts = tags.split(";" if ";" in tags else ",")
    level = difficulty(record.text("difficulty"))
    labels = tuple(map(record.text, ("first", "last")))
    if any(labels) and not all(labels):
        raise Refused("label-missing", text="".join(labels)[:40])
    return {
        "tags": tuple(dict.fromkeys(part.strip() for part in parts if part.strip())),
        "difficulty": 0.5 if level is None else level,
        "shuffle": record.text("shuffle").casefold() not in types.NO,
        "ends": labels if all(labels) else (),
    }


def difficulty(text: str) -> float | None:
    """Return a difficulty from 0 to 1, or None where the text is none: `0.3`, `30%` and `easy` are."""
    number, percent, _ = text.replace(",", ".").partition("%")
    try:
        level = float(number) / (PERCENT if percent else 1)
    except ValueError:
        return types.LEVELS.get(text.casefold())
    return level if 0 <= level <= 1 else None
