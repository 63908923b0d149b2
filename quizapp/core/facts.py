"""What an article says, as checked facts in our own words.

Every record has an `id`, the `paragraphs` of the article it rests on (0 is the title page), and says by `ask`
whether questions may be about it (`key`), may only use it beside others (`support`), or must leave it out
(`never`). `flag` names a Flag: a statement that a reader should take with the caveat given there. Field order is
the order a teacher meets the fields in the file.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from .dates import Date

Ask = Literal["key", "support", "never"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    id: str
    paragraphs: tuple[int, ...]
    ask: Ask = "key"
    flag: str = ""
    sensitive: bool = False
    """About deaths or suffering: never a puzzle piece; left out of ordering and of numbers."""
    note: str = ""
    """For whoever edits the facts; students never see it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
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
class Person(Record):
    """Somebody who acts or speaks. Only members of one `group` are alternatives to one another."""

    name: str
    sort: str
    """The name people are listed under: the family name."""
    role: str
    group: Literal["leader", "expert", "official", "historical", "author", "institution"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """A point somebody makes. `by` are the ids of those who make it, `equivalent` the claims that say the same."""

    text: str
    """Completes "... argues that"."""
    option: str
    """The same in a few neutral words, without the speaker's name."""
    by: tuple[str, ...]
    kind: Literal["quote", "reported", "author"]
    """Quoted or reported by the article, or made by its author."""
    theme: str
    via: tuple[str, ...] = ()
    """Through whom the article knows it, where that is not the speaker: no wrong answer to who says it."""
    equivalent: tuple[str, ...] = ()
    support: str = ""
    """What the article offers in its favour, or where it was said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    text: str
    event: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain(Record):
    """Steps in a forced order: `why[i]` says what puts step i+1 after step i."""

    text: str
    steps: tuple[Step, ...]
    why: tuple[Literal["date", "cause", "precondition", "narrative", "logic"], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSet(Record):
    """A list the article gives. `near` are plausible things that are not on it; `closed` if the list is complete."""

    text: str
    """Completes "Which of these are among ...?"."""
    items: tuple[str, ...]
    near: tuple[str, ...]
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Record):
    text: str
    value: float
    unit: str
    as_of: str = ""
    approximate: bool = False
    forbid: tuple[float, ...] = ()
    """Values outside the article that may be nearer the truth: never offered as wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast(Record):
    axis: str
    a: str
    b: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Record):
    """A book, treaty, project, statement, institution or term."""

    name: str
    kind: Literal["book", "treaty", "project", "statement", "institution", "term"]
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag(Record):
    """A questionable statement: `caveat` is what a student is told when a question rests on it."""

    caveat: str
    why: str
    """For whoever edits the facts."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Article:
    """`id` is the namespace of its facts; `topics[n - 1]` names paragraph n in a few words.

    Two articles are equal only if they are one: tables derived from an article are cached under it.
    """

    id: str
    title: str
    author: str
    publication: str
    date: Date
    lang: str
    topics: tuple[str, ...]
    events: tuple[Event, ...] = ()
    people: tuple[Person, ...] = ()
    claims: tuple[Claim, ...] = ()
    chains: tuple[Chain, ...] = ()
    sets: tuple[FactSet, ...] = ()
    figures: tuple[Figure, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    works: tuple[Work, ...] = ()
    flags: tuple[Flag, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        return (
            *self.events, *self.people, *self.claims, *self.chains, *self.sets,
            *self.figures, *self.contrasts, *self.works, *self.flags,
        )  # fmt: skip

    @cached_property
    def by_id(self) -> dict[str, Record]:
        return {record.id: record for record in self.records}

    @cached_property
    def person(self) -> dict[str, Person]:
        return {person.id: person for person in self.people}

    def name(self, fact: str) -> str:
        """Return a fact's id with its namespace, as questions carry it."""
        return f"{self.id}/{fact}"

    def caveat(self, *flags: str) -> str:
        """Return the caveats of these flags, each once; an empty flag has none."""
        wanted = dict.fromkeys(filter(None, flags))
        return " ".join(flag.caveat for flag in self.flags if flag.id in wanted)
