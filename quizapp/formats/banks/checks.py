"""What must hold in a bank as its author writes it."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import combinations

from ...core.kinds.subset import FEWEST
from ..prose.pictures import Pictures
from ..prose.reading import LONGEST
from . import marked
from .marked import Finding
from .written import FINEST, MOST, SLUG, UNFIT, Bank, Question, one_line, share


def check_bank(bank: Bank) -> Iterator[Finding]:
    """Yield everything that cannot be in the head of a bank."""
    for text in filter(None, (bank.id, bank.article)):
        if not SLUG.fullmatch(text):
            yield "slug-malformed", (), {"text": text}
    yield from _unfit((("title",), bank.title), (("lang",), bank.lang))


def check(question: Question, article: str, pictures: Pictures) -> Iterator[Finding]:
    """Yield everything in a question that contradicts itself or cannot be; its texts may name these pictures."""
    if not SLUG.fullmatch(question.id):
        yield "slug-malformed", ("id",), {"text": question.id}
    yield from _unfit((("stem",), question.stem), (("explanation",), question.explanation))
    for field in ("targets", "tags", "ends"):
        yield from _unfit(*(((field, place), text) for place, text in enumerate(getattr(question, field))))
    for place, number in enumerate(question.paragraphs):
        if number < 1:
            yield "paragraph-number", ("paragraphs", place), {"paragraph": number}
    if not 0 <= question.difficulty <= 1:
        yield "difficulty-range", ("difficulty",), {"difficulty": question.difficulty}
    if question.targets and not article:
        yield "targets-homeless", ("targets",), {}
    yield from marked.check(question, pictures)
    if question.kind not in CHECKS:
        yield "field-choice", ("kind",), {"field": "kind", "text": question.kind, "choices": ", ".join(CHECKS)}
        return
    yield from _options(question)
    yield from CHECKS[question.kind](question)


def _unfit(*texts: tuple[tuple[str | int, ...], str]) -> Iterator[Finding]:
    for path, text in texts:
        if unfit := UNFIT.search(text):
            yield "character-unfit", path, {"text": ascii(unfit[0])}
        if len(text) > LONGEST:
            yield "text-long", path, {"most": LONGEST}


def _options(question: Question) -> Iterator[Finding]:
    if len(question.options) > MOST:
        yield "options-many", ("options",), {"most": MOST}
    texts: dict[str, str] = {}
    keys: set[str] = set()
    for place, (key, option) in enumerate(zip(question.keys, question.options, strict=False)):
        if not SLUG.fullmatch(key):
            yield "slug-malformed", ("options", place, "key"), {"text": key}
        yield from _unfit((("options", place, "text"), option.text), (("options", place, "feedback"), option.feedback))
        if key in keys:
            yield "option-key-taken", ("options", place), {"key": key}
        keys.add(key)
        first = texts.setdefault(one_line(option.text).casefold(), key)
        if first != key:
            yield "options-identical", ("options", place, "text"), {"text": option.text, "first": first}


def _choice(question: Question) -> Iterator[Finding]:
    for place, option in enumerate(question.options):
        weight = share(option.weight) if option.weight else None
        if option.weight and weight is None:
            yield "weight-malformed", ("options", place, "weight"), {"text": option.weight, "finest": FINEST}
        elif weight is not None and question.kind in AGREEING and not AGREEING[question.kind](option.right, weight):
            yield "weight-right", ("options", place, "weight"), {"text": option.weight}
    if len(question.options) < 2:  # noqa: PLR2004 - one option is no choice
        yield "options-few", ("options",), {"fewest": 2, "found": len(question.options)}
    for field in ("any_order", "ends", "show"):
        if getattr(question, field):
            yield "field-unknown", (field,), {"field": field}
    for place, option in enumerate(question.options):
        if option.locked:
            yield "field-unknown", ("options", place, "locked"), {"field": "locked"}


def _single(question: Question) -> Iterator[Finding]:
    yield from _choice(question)
    if len(question.right) != 1:
        yield "right-one", ("options",), {"found": len(question.right)}


def _multiple(question: Question) -> Iterator[Finding]:
    yield from _choice(question)
    if not question.right:
        yield "right-none", ("options",), {}


def _ordering(question: Question) -> Iterator[Finding]:
    if len(question.options) < FEWEST:
        yield "options-few", ("options",), {"fewest": FEWEST, "found": len(question.options)}
        return
    for place, option in enumerate(question.options):
        for field in ("right", "weight", "feedback", "last"):
            if getattr(option, field):
                yield "field-unknown", ("options", place, field), {"field": field}
    if not question.shuffle:
        yield "field-unknown", ("shuffle",), {"field": "shuffle"}
    if len(question.ends) not in (0, 2):
        yield "ends-two", ("ends",), {"found": len(question.ends)}
    if question.show and not FEWEST <= question.show <= len(question.options):
        yield "show-range", ("show",), {"fewest": FEWEST, "most": len(question.options), "show": question.show}
    if len(question.options) - len(question.locked) < FEWEST:
        yield "options-locked", ("options",), {"fewest": FEWEST}
    yield from _pairs(question)


def _pairs(question: Question) -> Iterator[Finding]:
    for place, pair in enumerate(question.any_order):
        if len(pair) != 2 or len(set(pair)) != 2 or not set(pair) <= set(question.keys):  # noqa: PLR2004 - a pair
            yield "any-order-pair", ("any_order", place), {"text": ", ".join(pair), "keys": ", ".join(question.keys)}
    ordered = set(question.comparable)
    if not ordered:
        yield "any-order-all", ("any_order",), {}
    for first, between, last in combinations(question.keys, 3):
        if {(first, between), (between, last)} <= ordered and (first, last) not in ordered:
            yield "any-order-broken", ("any_order",), {"first": first, "between": between, "last": last}


AGREEING: Mapping[str, Callable[[bool, Fraction], bool]] = {
    "single_choice": lambda right, weight: weight == 1 or not right,
    "multiple_response": lambda right, weight: (weight > 0) == right,
}
"""By kind: whether a weight agrees with the option being right."""

CHECKS: Mapping[str, Callable[[Question], Iterator[Finding]]] = {
    "single_choice": _single,
    "multiple_response": _multiple,
    "ordering": _ordering,
}
"""By kind: what this format can say of it."""
