"""Aiken: a line for the question, one for each lettered choice, and one for the key. Nothing in it can be escaped."""

from collections.abc import Iterable
from string import ascii_uppercase

from ...core.bank import Bank
from ...core.question import Question
from ..notes import Refused
from ..prose import unmarked
from .aiken import ANSWER, CHOICE, SHORTEST
from .writing import Items
from .written import one_line


def file(bank: Bank, items: Iterable[str]) -> bytes:
    del bank  # the format has no place for it
    return "\n".join(items).encode()


def _single(question: Question, bank: Bank) -> str:
    del bank
    question = unmarked(question)
    stem = one_line(question.stem)
    if CHOICE.match(stem) or ANSWER.match(stem) or len(stem.encode()) < SHORTEST:
        raise Refused("aiken-stem", text=stem[:40])
    choices = [
        f"{letter}) {one_line(option.text)}" for letter, option in zip(ascii_uppercase, question.options, strict=False)
    ]
    key = next(
        letter
        for letter, option in zip(ascii_uppercase, question.options, strict=False)
        if option.key in question.correct
    )
    return "\n".join([stem, *choices, f"ANSWER: {key}"]) + "\n"


ITEMS: Items = {"single_choice": _single}
