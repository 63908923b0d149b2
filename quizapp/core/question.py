"""A question: immutable, complete, and named by its content.

`key` says what a question is about and is the same for every variant; `digest` names one exact wording;
`targets` are the facts it tests. What a student submits has one shape for every kind: a tuple of option keys.
"""

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from fractions import Fraction
from typing import Any, ClassVar, Literal, Self

from .errors import BadAnswer, QuizError
from .rng import Stream

Answer = tuple[str, ...]
"""Option keys: one, a sorted set, or a permutation; empty means unanswered."""

Markup = Literal["", "html", "markdown"]
"""How the texts of a question are to be read; nothing for plain text."""

FORMAT = 1
"""The version of the canonical JSON. It changes only when the same content would be written differently."""

WEIGHTS = "weights"
"""The rule of questions whose options have weights: what is chosen adds up, to no less than 0 and no more than 1."""

NOT_WORDING = frozenset({"difficulty", "generator", "tags"})
"""Fields a correction of our estimates may change without making a new wording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice or item: `fact` is the namespaced id it states, `date` its date where it has one (see `dates`).

    `feedback` is for those who chose it. `weight` is the share of the points it earns, an exact fraction from -1 to 1
    as text ("1/3", "-1/2"); where no option of a question has one, the question is not marked by weights. `last`
    options stay at the end when others are shuffled.
    """

    key: str
    text: str
    fact: str = ""
    date: str = ""
    feedback: str = ""
    weight: str = ""
    last: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(ABC):
    """`options` stand in canonical order; `shuffle` says whether a student sees them in another.

    `evidence` and `targets` are fact ids namespaced by their article (`sino-russian/E24`), `paragraphs` the
    article's paragraph numbers, `difficulty` a prior estimate from 0 (easy) to 1, `tags` what it may be chosen by,
    and `caveat` what a reader must know about a questionable fact. `markup` is that of stem and explanation, and of the
    texts and the feedback of options.
    """

    key: str
    stem: str
    options: tuple[Option, ...]
    correct: Answer
    targets: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    explanation: str = ""
    caveat: str = ""
    paragraphs: tuple[int, ...] = ()
    shuffle: bool = True
    lang: str = "en"
    tags: tuple[str, ...] = ()
    difficulty: float = 0.5
    generator: str = ""
    markup: Markup = ""

    kind: ClassVar[str]
    usual_scheme: ClassVar[str]
    """The rule it is marked by where it has no weights and nobody chooses another."""
    schemes: ClassVar[Collection[str]]
    """The names of all rules it can be marked by."""

    @property
    def scheme(self) -> str:
        """The rule it is marked by where nobody chooses another."""
        return WEIGHTS if self.weighted else self.usual_scheme

    @property
    def weighted(self) -> bool:
        return any(option.weight for option in self.options)

    @property
    def weights(self) -> dict[str, Fraction]:
        """What each option earns; options without a weight share the points if they are right, else earn nothing."""
        share = Fraction(1, len(self.correct))
        unset = {option.key: share if option.key in self.correct else Fraction(0) for option in self.options}
        return {option.key: Fraction(option.weight) if option.weight else unset[option.key] for option in self.options}

    @property
    def digest(self) -> str:
        """The sha256 of everything a student can read or be marked by, in canonical JSON, as hex."""
        body = {name: value for name, value in to_json(self).items() if name not in NOT_WORDING}
        return hashlib.sha256(canonical({"format": FORMAT, **body}).encode()).hexdigest()

    @property
    def source(self) -> str:
        """The bank or article it comes from: its key begins with that id."""
        return self.key.partition("/")[0]

    def option(self, key: str) -> Option:
        return next(option for option in self.options if option.key == key)

    def arrange(self, rng: Stream) -> Answer:
        """Return all option keys in the order one student sees them."""
        if not self.shuffle:
            return tuple(option.key for option in self.options)
        movable = [option.key for option in self.options if not option.last]
        return (*rng.shuffled(movable), *(option.key for option in self.options if option.last))

    def variant(self, rng: Stream) -> Self:
        """Return the question as one student is asked it, where it leaves something to chance."""
        del rng  # matters only where there is more to ask than one student is asked
        return self

    def standing(self, shown: Answer, answer: Answer) -> Answer:
        """Return the options in the order they stand in for a student with this answer."""
        del answer  # matters only where the answer is itself an order
        return shown

    @abstractmethod
    def parse(self, keys: Sequence[str]) -> Answer:
        """Return the answer these keys mean, or raise BadAnswer where they cannot be one."""

    def credit(self, answer: Answer, scheme: str = "") -> Fraction:
        """Return the exact share of the points a parsed answer earns, from 0 to 1; unanswered earns 0.

        Raises QuizError where the question cannot be marked by this scheme.
        """
        scheme = scheme or self.scheme
        if refused := self.refusal(scheme):
            raise QuizError(refused, scheme=scheme)
        return self.mark(answer, scheme) if answer else Fraction(0)

    def refusal(self, scheme: str) -> str:
        """Return the code of the reason why this question cannot be marked by the scheme, or nothing."""
        if scheme == WEIGHTS and not self.weighted:
            return "scheme-weights"
        return "" if scheme in self.schemes else "scheme-unknown"

    @abstractmethod
    def mark(self, answer: Answer, scheme: str) -> Fraction:
        """Return what a parsed answer, which is not empty, earns by a scheme that is not refused."""

    @abstractmethod
    def chance(self, scheme: str = "") -> Fraction:
        """Return the mean credit of those who answer at random."""

    def takes_key(self, keys: Sequence[str]) -> bool:
        """Whether this wording can be given these options as an answer, so that they can be its key."""
        try:
            return bool(self.parse(keys))
        except BadAnswer:
            return False

    def rekeyed(self, keys: Sequence[str]) -> Self:
        """Return the same question with another right answer.

        Where it has weights, what is right shares the points, and what is not right any more costs what it earned.
        """
        correct = self.parse(keys)
        if not correct:
            raise BadAnswer("key-missing")
        options = self.options
        if self.weighted:
            share = Fraction(1, len(correct))
            new = {key: share if key in correct else -abs(weight) for key, weight in self.weights.items()}
            options = tuple(replace(option, weight=str(new[option.key])) for option in options)
        return replace(self, correct=correct, options=options)

    def missed(self, answer: Answer) -> tuple[str, ...]:
        """Return the targets this answer does not show to be known; a question without targets stands for itself."""
        return () if self.credit(answer) == 1 else self.targets or (self.key,)

    @abstractmethod
    def samples(self) -> Iterator[tuple[Answer, Fraction]]:
        """Yield worked answers with the credit each must earn."""

    def known(self, keys: Sequence[str]) -> Answer:
        """Return the keys as a tuple if they are options of this question, none twice."""
        if len(set(keys)) != len(keys):
            raise BadAnswer("answer-repeats")
        if not {option.key for option in self.options}.issuperset(keys):
            raise BadAnswer("answer-unknown")
        return tuple(keys)


def clipped(share: Fraction) -> Fraction:
    return min(max(share, Fraction(0)), Fraction(1))


def canonical(value: Any) -> str:
    """Write a JSON value in its one canonical form: sorted names, no spaces, text as it is."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def to_json(question: Question) -> dict[str, Any]:
    """Return the question as a JSON object; fields at their default are left out, so that a new one changes nothing."""
    return {"kind": question.kind, **_body(question)}


def _body(record: Any) -> dict[str, Any]:
    body = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.default is MISSING or value != field.default:
            body[field.name] = _plain(value)
    return body


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return _body(value) if isinstance(value, Option) else value
