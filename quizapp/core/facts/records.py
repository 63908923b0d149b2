"""The records of an article: what it says, as checked facts in our own words.

Field order is the order a teacher meets the fields in the file. Texts that stand among options are short, neutral and
alike in form; texts for stems may be longer.
"""

from dataclasses import dataclass
from typing import Literal

from ..dates import Date

Ask = Literal["key", "support", "never"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    id: str
    note: str = ""
    """For whoever edits the facts; students never see it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Record):
    """One paragraph of the article, in order; `topic` names it in a few words."""

    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag(Record):
    """A questionable statement: `caveat` is what a student is told when a question rests on it."""

    caveat: str
    why: str
    """For whoever edits the facts."""
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Record):
    """Something the article says, in the `paragraphs` named (0 is the title page).

    `ask` says whether questions may be about it (`key`), may only use it beside others (`support`), or must leave it
    out (`never`); where it is not `key`, `note` gives the reason. `flag` names a Flag: a statement that a reader
    should take with the caveat given there. `theme` is the id of one of the article's themes.
    """

    paragraphs: tuple[int, ...]
    theme: str = ""
    ask: Ask = "key"
    flag: str = ""
    sensitive: bool = False
    """About deaths or suffering: never a puzzle piece; left out of ordering and of numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Fact):
    """Something dated. `text` fits a stem, `option` (8-60 characters, no digits) a list of choices."""

    text: str
    option: str = ""
    date: Date
    basis: Literal["stated", "derived", "implied", "external"] = "stated"
    """Where the date comes from: the text, arithmetic on it, the issue date, or outside the article."""
    order: bool = True
    """Whether the date is firm enough to put the event in order with others."""
    ask_year: bool = True
    """Whether the year may be asked for: not where the article leaves it to arithmetic or to the reader."""
    forbid: tuple[int, ...] = ()
    """Years outside the article that may be nearer the truth: never offered as wrong."""
    excludes: tuple[str, ...] = ()
    """Events whose wording would give this one's place away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Fact):
    """Somebody who acts or speaks. Only members of one `group` are alternatives to one another."""

    name: str
    sort: str
    """The name people are listed under: the family name."""
    role: str
    group: Literal["leader", "expert", "official", "historical", "author", "institution"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Fact):
    """A point somebody makes. `by` are the ids of those who make it, `equivalent` the claims that say the same."""

    text: str
    """Completes "... argues that"."""
    option: str
    """The same in a few neutral words, without the speaker's name."""
    by: tuple[str, ...]
    kind: Literal["quote", "reported", "author"]
    """Quoted or reported by the article, or made by its author."""
    via: tuple[str, ...] = ()
    """Through whom the article knows it, where that is not the speaker: no wrong answer to who says it."""
    equivalent: tuple[str, ...] = ()
    opposed: tuple[str, ...] = ()
    """Claims of other voices in the article that speak against it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Fact):
    """What the article offers in favour of claims: those it `supports`, and those it `may_support` besides."""

    option: str
    supports: tuple[str, ...]
    may_support: tuple[str, ...] = ()
    """Claims a reader could fairly connect it with: it is no wrong answer beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concession(Fact):
    """Points granted on the way to a conclusion that stands against them."""

    text: str
    """The conclusion; completes "before it argues that"."""
    grants: tuple[str, ...]
    """The claims granted."""
    near: tuple[str, ...]
    """Claims of the article that are not granted there, but support the conclusion or concern something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    text: str
    event: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain(Fact):
    """Steps in a forced order: `why[i]` says what puts step i+1 after step i."""

    text: str
    """A name for the whole that does not tell the order."""
    steps: tuple[Step, ...]
    why: tuple[Literal["date", "cause", "precondition", "narrative", "logic"], ...]
    near: tuple[str, ...] = ()
    """Plausible steps that are not part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSet(Fact):
    """A list the article gives. `near` are plausible things that are not on it; `closed` if the list is complete."""

    text: str
    """Completes "Which of these are among ...?"."""
    items: tuple[str, ...]
    near: tuple[str, ...]
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Fact):
    """A number the article gives, in `unit`."""

    question: str
    """Completes "According to the article, ...?": how many, how long, what share."""
    text: str
    """What the number is, in an explanation: "Mao's wait for a second meeting with Stalin"."""
    value: float
    unit: str
    as_of: str = ""
    approximate: bool = False
    accept: tuple[float, ...] = ()
    """Lowest and highest value that may count as right: no wrong answer lies between."""
    forbid: tuple[float, ...] = ()
    """Values outside the article that may be nearer the truth: never offered as wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What a contrast says of one side: `near` is plausible, alike in form, and not what the article says."""

    label: str
    """Who or when: "China", "in 1949"."""
    text: str
    near: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast(Fact):
    """Two sides the article sets against each other on one `axis`, which completes "on the matter of"."""

    axis: str
    a: Side
    b: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Fact):
    """A book, treaty, project, statement, institution or term."""

    name: str
    kind: Literal["book", "treaty", "project", "statement", "institution", "term"]
    by: tuple[str, ...] = ()
    meaning: str = ""
    """What it is or stands for in the article, in a few words without its name."""
    near: tuple[str, ...] = ()
    """Plausible meanings that are not its own."""
