"""What a bank file turned out to hold: questions taken, and everything that was not, each with its line."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ...core.bank import Bank
from ...core.kinds import KINDS
from ...core.question import Question
from ..notes import Note, Unreadable

__all__ = ["TRUE_FALSE", "Note", "Report", "Unreadable", "counted_as"]

TRUE_FALSE = "true-false"
"""The tag of a single choice that was written as a statement to judge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`error` says why the file as a whole could not be read; there are no questions then."""

    format: str
    encoding: str = ""
    error: Note | None = None
    bank: Bank | None = None
    refused: Sequence[Note] = ()
    skipped: Sequence[Note] = ()
    warnings: Sequence[Note] = ()

    @property
    def accepted(self) -> dict[str, int]:
        """How many items were taken, by kind; statements to judge are counted apart from other single choices."""
        found = Counter(counted_as(question) for question in (self.bank.questions if self.bank else ()))
        return {kind: found[kind] for kind in (*KINDS, "true_false")}

    @property
    def whole(self) -> bool:
        """Whether everything in the file was taken."""
        return self.error is None and not self.refused


def counted_as(question: Question) -> str:
    single = isinstance(question, KINDS["single_choice"])
    return "true_false" if single and TRUE_FALSE in question.tags else question.kind
