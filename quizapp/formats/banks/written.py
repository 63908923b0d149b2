"""A bank as its author writes it."""

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from string import ascii_lowercase

from ...core.kinds.ordering import Pair
from ...core.kinds.subset import Choice
from ...core.question import Markup

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MOST = len(ascii_lowercase)
BLANK_LINES = re.compile(r"\n{3,}")
UNFIT = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Characters that no file of ours can hold: control characters, lone surrogates, marks of byte order."""
WEIGHT = re.compile(r"-?[0-9]{1,4}(?:/[1-9][0-9]{0,3})?")
FINEST = 2520
"""Denominators divide it, as halves to tenths and twentieths do, so that sums of weights take few values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    id: str
    title: str
    article: str = ""
    lang: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """`weight` is a share of the points: a fraction from -1 to 1. `last` stays at the end when others are shuffled."""

    text: str
    right: bool = False
    key: str = ""
    locked: bool = False
    last: bool = False
    feedback: str = ""
    weight: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Of an ordering: `any_order` holds pairs of option keys that may stand either way; the rest as in the core."""

    id: str
    kind: str
    stem: str
    options: tuple[Option, ...]
    explanation: str = ""
    paragraphs: tuple[int, ...] = ()
    targets: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    difficulty: float = 0.5
    shuffle: bool = True
    any_order: tuple[tuple[str, ...], ...] = ()
    ends: tuple[str, ...] = ()
    show: int = 0
    show_choice: Choice = "any"
    markup: Markup = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The options' keys: as given, or else a, b, c ... by place."""
        return tuple(option.key or letter for option, letter in zip(self.options, ascii_lowercase, strict=False))

    @property
    def right(self) -> tuple[str, ...]:
        return tuple(key for key, option in zip(self.keys, self.options, strict=False) if option.right)

    @property
    def locked(self) -> tuple[str, ...]:
        return tuple(key for key, option in zip(self.keys, self.options, strict=False) if option.locked)

    @property
    def comparable(self) -> tuple[Pair, ...]:
        """The pairs of keys, earlier before later, that have an order."""
        free = set(map(frozenset, self.any_order))
        return tuple(pair for pair in combinations(self.keys, 2) if frozenset(pair) not in free)


def one_line(text: str) -> str:
    return " ".join(text.split())


def tidy(text: str, markup: Markup = "") -> str:
    """Return the text with single spaces, its lines kept, and no empty lines around it or in a row.

    Where there is markup, spaces at the beginning of a line may mean something.
    """
    lines = text.splitlines()
    if markup:
        return BLANK_LINES.sub("\n\n", "\n".join(map(str.rstrip, lines))).strip("\n")
    return BLANK_LINES.sub("\n\n", "\n".join(map(one_line, lines))).strip() if len(lines) > 1 else one_line(text)


def share(text: str) -> Fraction | None:
    """Return the weight, or None where the text is no share of the points."""
    if not WEIGHT.fullmatch(text):
        return None
    weight = Fraction(text)
    return weight if abs(weight) <= 1 and FINEST % weight.denominator == 0 else None
