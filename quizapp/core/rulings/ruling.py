from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from ..question import Answer, Question


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision about every wording of a question: a rule, and the answer it is about, if it is about one.

    `id` names it where it is kept.
    """

    rule: str
    answer: Answer = ()
    id: int = 0


@dataclass(frozen=True, slots=True)
class Marking:
    """How one wording is marked: by its key, and by what was decided since.

    `others` are the same question with the keys that are right as well, `full` gives everybody everything, and an
    item that no longer `counts` adds neither to the points nor to the maximum. `by` are the rulings in force.
    """

    question: Question
    scheme: str
    others: tuple[Question, ...] = ()
    full: bool = False
    counts: bool = True
    by: tuple[Ruling, ...] = ()

    def credit(self, answer: Answer) -> Fraction:
        """Return what an answer earns by the key that is best for it."""
        return Fraction(1) if self.full else self.compared(answer).credit(answer, self.scheme)

    def compared(self, answer: Answer) -> Question:
        """Return the question with the key that is best for this answer; the first where several are."""
        return max((self.question, *self.others), key=lambda question: question.credit(answer, self.scheme))


@dataclass(frozen=True, slots=True)
class Rule:
    """The newest ruling decides; only accepting one more answer leaves in force what was decided about the key."""

    apply: Callable[[Marking, Ruling], Marking]
    about_an_answer: bool = False
