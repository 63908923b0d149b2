"""An article as its records, and what every generator looks up in it."""

from dataclasses import dataclass
from functools import cached_property

from ..dates import Date
from .records import (
    Chain,
    Claim,
    Concession,
    Contrast,
    Event,
    Evidence,
    Fact,
    FactSet,
    Figure,
    Flag,
    Paragraph,
    Person,
    Record,
    Work,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    id: str
    text: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Article:
    """`id` is the namespace of its facts; paragraph n is `paragraphs[n - 1]`.

    Two articles are equal only if they are one: tables derived from an article are cached under it.
    """

    id: str
    title: str
    author: str
    publication: str
    date: Date
    lang: str
    themes: tuple[Theme, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    events: tuple[Event, ...] = ()
    people: tuple[Person, ...] = ()
    claims: tuple[Claim, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    concessions: tuple[Concession, ...] = ()
    chains: tuple[Chain, ...] = ()
    sets: tuple[FactSet, ...] = ()
    figures: tuple[Figure, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    works: tuple[Work, ...] = ()
    flags: tuple[Flag, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (
            *self.events, *self.people, *self.claims, *self.evidence, *self.concessions, *self.chains, *self.sets,
            *self.figures, *self.contrasts, *self.works,
        )  # fmt: skip

    @cached_property
    def by_id(self) -> dict[str, Record]:
        return {record.id: record for record in (*self.paragraphs, *self.facts, *self.flags)}

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
