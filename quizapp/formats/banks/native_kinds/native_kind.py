"""What our own format can say of one kind of question."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ....core.question import Question
from .. import written
from ..marked import Finding

OF_QUESTIONS = ("shuffle", "any_order", "ends", "show")
OF_OPTIONS = ("right", "weight", "feedback", "last", "locked")
UNSET = written.Question(id="", kind="", stem="", options=())
"""Has every field as it is where nothing is said."""


def nothing(question: Question) -> dict[str, Any]:
    del question  # what is written of all kinds says everything
    return {}


@dataclass(frozen=True, slots=True)
class NativeKind:
    """`fields` are those it has of the ones that not all kinds have.

    `check` yields what cannot be. `make` takes what it finds nothing wrong with, and the fields that are the same for
    all kinds. `settings` returns, of a question, the fields that say what is set for its kind alone.
    """

    fields: frozenset[str]
    check: Callable[[written.Question], Iterator[Finding]]
    make: Callable[..., Question]
    settings: Callable[[Any], dict[str, Any]] = nothing

    def findings(self, question: written.Question) -> Iterator[Finding]:
        """Yield everything that this kind cannot have or be."""
        for name in OF_QUESTIONS:
            if name not in self.fields and getattr(question, name) != getattr(UNSET, name):
                yield "field-unknown", (name,), {"field": name}
        for place, option in enumerate(question.options):
            for name in OF_OPTIONS:
                if name not in self.fields and getattr(option, name):
                    yield "field-unknown", ("options", place, name), {"field": name}
        yield from self.check(question)
