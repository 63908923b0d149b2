"""A quiz on paper: which form asks what as which number, and which letter stands for which option."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from .question import Answer, Question, canonical, to_json
from .rng import stream

MOST_FORMS = 4
TRIES = 20
"""Orders of the questions to choose from, so that neighbours seldom find the same question under the same number."""
PRINTED = ("kind", "stem", "ends", "locked")
"""What of a question a form shows beside the texts of its options; never the key, nor what it could be guessed by."""


@dataclass(frozen=True, slots=True)
class PaperItem:
    """`shown` are the keys of all options in the order printed, which is that of their letters."""

    number: int
    question: Question
    shown: Answer

    def letters(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(letter(self.shown.index(key)) for key in keys)

    @property
    def printed(self) -> list[object]:
        said = to_json(self.question)
        return [*(said.get(name) for name in PRINTED), *(self.question.option(key).text for key in self.shown)]

    @property
    def right(self) -> tuple[str, ...]:
        """The letters of a right answer: of an ordering from first to last, of others as they are printed."""
        standing = self.question.standing(self.shown, self.question.correct)
        return self.letters(key for key in standing if key in self.question.correct)


@dataclass(frozen=True, slots=True)
class PaperForm:
    letter: str
    items: tuple[PaperItem, ...]

    @property
    def check(self) -> str:
        """Four hex digits that hardly ever stay the same when a word or a letter of the form changes.

        A form and a key printed apart belong together if they agree in these.
        """
        content = canonical([item.printed for item in self.items])
        return hashlib.sha256(content.encode()).hexdigest()[:4].upper()


def letter(place: int) -> str:
    """Return the letter of a place, from 0: A to Z, then AA, AB."""
    before, last = divmod(place, len(ascii_uppercase))
    return (letter(before - 1) if before else "") + ascii_uppercase[last]


def lay_out(drawn: Sequence[Sequence[Question]], count: int, seed: str, *, shuffle: bool = True) -> list[PaperForm]:
    """Return so many forms, each of the next of the draws; where these run out, they start again in another order.

    A form depends on the draws, the seed and its letter, never on how many forms come after it. Without `shuffle`
    the questions stand in the order drawn, and only the options in another on each form.
    """
    orders: list[list[int]] = []
    forms = []
    for number in range(count):
        name, questions = letter(number), drawn[number % len(drawn)]
        order = list(range(len(questions)))
        orders.append(_apart(order, seed, name, orders) if shuffle else order)
        items = (
            PaperItem(slot, questions[place], _arranged(questions[place], seed, name))
            for slot, place in enumerate(orders[-1], 1)
        )
        forms.append(PaperForm(name, tuple(items)))
    return forms


def _apart(places: list[int], seed: str, name: str, others: list[list[int]]) -> list[int]:
    """Draw some orders and return the one that has the fewest places in common with the others."""
    rng = stream(seed, "paper", name, "places")

    def common(order: list[int]) -> int:
        return sum(mine == theirs for other in others for mine, theirs in zip(order, other, strict=False))

    return min((rng.shuffled(places) for _ in range(TRIES)), key=common)


def _arranged(question: Question, seed: str, name: str) -> Answer:
    return question.arrange(stream(seed, "paper", name, question.key))
