"""What a bank loses in a file, as the difference between what was written and what is read back."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from ...core.bank import Bank
from ...core.question import Option, Question
from ..prose import plain, texts
from ..prose.pictures import named
from ..prose.space import closed_up
from .grades import shares

WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Loss:
    """`question` is a key, or empty for the bank itself. `left_out` says that the whole question is lost: `code` is
    then the reason, and otherwise the name of what is lost of it."""

    question: str
    code: str
    params: dict[str, object] = field(default_factory=dict)
    left_out: bool = False


def between(bank: Bank, back: Bank) -> Iterator[Loss]:
    """Yield what `back` lacks of `bank`, whose questions it has in the same order."""
    for code, value in BANK_FIELDS.items():
        if value(bank) != value(back):
            yield Loss("", code)
    for question, read in zip(bank.questions, back.questions, strict=True):
        for code, part in FIELDS.items():
            if part(question, bank) != part(read, back):
                yield Loss(question.key, code)


def listed(question: Question) -> tuple[Option, ...]:
    """Return the options as files list them: those of an ordering in their right order."""
    options = {option.key: option for option in question.options}
    return tuple(options[key] for key in question.standing(tuple(options), question.correct))


def _places(question: Question) -> dict[str, int]:
    return {option.key: place for place, option in enumerate(listed(question))}


def _each(name: str) -> Callable[[Question, Bank], object]:
    return lambda question, _: tuple(getattr(option, name) for option in listed(question))


def _own(name: str) -> Callable[[Question, Bank], object]:
    return lambda question, _: getattr(question, name, ())


def _words(name: str) -> Callable[[Question, Bank], object]:
    return lambda question, _: plain(getattr(question, name), question.markup)


def _said(name: str) -> Callable[[Question, Bank], object]:
    return lambda question, _: [plain(getattr(option, name), question.markup) for option in listed(question)]


def _spaces(question: Question, _: Bank) -> object:
    """Lines of marked-up text are part of its markup."""
    if question.markup:
        return ()
    return [WORD.split(text) for text in (question.stem, *(option.text for option in listed(question)))]


def _marks(question: Question, _: Bank) -> object:
    if question.markup == "html":
        return (question.markup, *map(closed_up, texts(question)))
    return (question.markup, *texts(question)) if question.markup else ()


def _pictures(question: Question, _: Bank) -> object:
    return named(texts(question)) if question.markup else ()


def _right(question: Question, _: Bank) -> object:
    return {_places(question)[key] for key in question.correct}


def _open_pairs(question: Question, _: Bank) -> object:
    places = _places(question)
    return {(places[first], places[then]) for first, then in getattr(question, "comparable", ())}


def _locked(question: Question, _: Bank) -> object:
    return {_places(question)[key] for key in getattr(question, "locked", ())}


def _show(question: Question, _: Bank) -> object:
    """As many as there are, or none, mean all."""
    show = getattr(question, "show", 0)
    return (show, getattr(question, "show_choice", "")) if 0 < show < len(question.options) else ()


BANK_FIELDS: Mapping[str, Callable[[Bank], object]] = {
    "bank-id": lambda bank: bank.id,
    "bank-title": lambda bank: bank.title,
    "bank-lang": lambda bank: bank.lang,
    "bank-article": lambda bank: bank.article,
}

FIELDS: Mapping[str, Callable[[Question, Bank], object]] = {
    "id": lambda question, bank: question.key.removeprefix(f"{bank.id}/"),
    "stem": lambda question, _: plain(question.stem, question.markup).split(),
    "options": lambda question, _: [plain(option.text, question.markup).split() for option in listed(question)],
    "markup": _marks,
    "pictures": _pictures,
    "line-breaks": _spaces,
    "right": _right,
    "weights": lambda question, _: shares(question),
    "any-order": _open_pairs,
    "locked": _locked,
    "ends": _own("ends"),
    "show": _show,
    "shuffle": _own("shuffle"),
    "last": _each("last"),
    "feedback": _said("feedback"),
    "explanation": _words("explanation"),
    "caveat": _own("caveat"),
    "paragraphs": _own("paragraphs"),
    "targets": _own("targets"),
    "evidence": _own("evidence"),
    "facts": lambda question, _: [(option.fact, option.date) for option in listed(question)],
    "tags": _own("tags"),
    "difficulty": _own("difficulty"),
    "generator": _own("generator"),
    "option-keys": _each("key"),
    "lang": lambda question, bank: question.lang if question.lang != bank.lang else "",
}
"""Everything a question holds, each part by itself: the places of options instead of their keys, what options earn
instead of how that is written."""
