"""Questions on their way to a file, and back again to see what became of them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ...core.bank import Bank
from ...core.question import Question
from ..limits import USUAL
from ..notes import Refused
from .losses import Loss, between
from .reading import Reading
from .report import Unreadable

Items = Mapping[str, Callable[[Any, Bank], Any]]
"""By kind: how a question is written, or Refused raised where the format has no way to say it. Kinds that are missing
cannot be written."""
File = Callable[[Bank, Iterable[Any]], bytes]
"""Makes a file of items, in whatever shape the format has them."""
Reader = Callable[[bytes, Reading], None]
LIMITS = replace(USUAL, size=2**63, nodes=2**63, items=2**63)
"""A file of our own is not hostile."""


@dataclass(frozen=True, slots=True)
class Written:
    """`losses` is all that the file does not say, of the bank and of each question in their order."""

    data: bytes
    losses: tuple[Loss, ...]

    @property
    def left_out(self) -> int:
        """How many questions are not in the file."""
        return sum(loss.left_out for loss in self.losses)


def write(bank: Bank, items: Items, file: File, reader: Reader) -> Written:
    """Write the questions that their format can read back, and say what is lost of them and of the others."""
    kept: list[Question] = []
    said: list[Any] = []
    losses: list[Loss] = []
    for question in bank.questions:
        try:
            item = _item(question, bank, items)
            _read(file(bank, [item]), 1, bank, reader)
        except Refused as refused:
            losses.append(Loss(question.key, refused.code, refused.params, left_out=True))
        else:
            kept.append(question)
            said.append(item)
    data = file(bank, said)
    if kept:
        losses += between(replace(bank, questions=tuple(kept)), _read(data, len(kept), bank, reader))
    places = {question.key: place for place, question in enumerate(bank.questions)}
    losses.sort(key=lambda loss: places.get(loss.question, -1))
    return Written(data, tuple(losses))


def _item(question: Question, bank: Bank, items: Items) -> Any:
    if question.kind not in items:
        raise Refused("kind-unsaid", kind=question.kind)
    return items[question.kind](question, bank)


def _read(data: bytes, count: int, bank: Bank, reader: Reader) -> Bank:
    """Return what the file is read as; raise Refused where that is not as many questions."""
    reading = Reading(name=bank.id, limits=LIMITS)
    try:
        reader(data, reading)
    except Unreadable as unreadable:
        raise Refused(unreadable.note.code, **unreadable.note.params) from unreadable
    if refused := reading.refused.done():
        raise Refused(refused[0].code, **refused[0].params)
    if len(reading.questions) != count:
        raise Refused("read-otherwise")
    return reading.bank
