"""The facts of an article as flash cards, there and back where the way back has one answer.

What may not be asked by a quiz is no card either: facts that only support others, and about deaths no numbers. Like
the questions made of facts, cards speak the language of the article.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from ...core.dates import Date
from ...core.facts import (
    Article,
    Chain,
    Claim,
    Concession,
    Contrast,
    Event,
    Evidence,
    Fact,
    FactSet,
    Figure,
    Person,
    Work,
)
from ...core.generate.wording import date_words, listed, within
from .note import Note, listing, side

MOST = 4
"""Answers of a card: more are not learnt at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """`way` tells apart the cards of one fact."""

    fact: Fact
    way: str
    front: str
    answers: tuple[str, ...]
    ordered: bool = False


def notes(article: Article) -> Iterator[Note]:
    for fact in article.facts:
        if fact.ask == "key":
            for card in CARDS[type(fact)](article, fact):
                yield _note(article, card)


def _note(article: Article, card: Card) -> Note:
    answers = [escape(answer[:1].upper() + answer[1:], quote=False) for answer in card.answers]
    answer = answers[0] if len(answers) == 1 else listing(answers, "ol" if card.ordered else "ul")
    front = f"According to the article, {card.front}?"
    caveat = escape(article.caveat(card.fact.flag), quote=False)
    read = [f"paragraph {number}" for number in card.fact.paragraphs if number]
    return Note(
        asks=f"{article.name(card.fact.id)}:{card.way}",
        front=side(escape(front, quote=False), lang=article.lang),
        back=side(answer, caveat, f"<small>{listed(read)}</small>" if read else "", lang=article.lang),
        tags=tuple(filter(None, (article.id, card.fact.theme))),
    )


def _event(article: Article, event: Event) -> Iterator[Card]:
    if event.sensitive or event.basis == "external":
        return
    if event.ask_year:
        yield Card(fact=event, way="when", front=f"when was this: {event.text}", answers=(date_words(event.date),))
    others = (each.date for each in article.events if each is not event and each.ask != "never")
    if event.order and not any(_as_well(event.date, date) for date in others):
        yield Card(fact=event, way="what", front=f"what happened: {date_words(event.date)}", answers=(event.text,))


def _as_well(date: Date, other: Date) -> bool:
    """Say whether what has the other date would answer what happened at this one: it lies in it, or in its year."""
    inside = date.first <= other.first and other.last <= date.last
    return inside or (date.year is not None and date.year == other.year)


def _person(article: Article, person: Person) -> Iterator[Card]:
    if person.group != "institution":
        yield Card(fact=person, way="who", front=f"who is {person.name}", answers=(person.role,))
    points = [claim for claim in article.claims if claim.ask == "key" and person.id in claim.by]
    if 0 < len(points) <= MOST:
        front, answers = f"what does {within(person.name)} argue", tuple(each.text for each in points)
        yield Card(fact=person, way="argues", front=front, answers=answers)


def _claim(article: Article, claim: Claim) -> Iterator[Card]:
    same = [claim, *(each for each in article.claims if each.id in claim.equivalent)]
    voices = dict.fromkeys(article.person[by].name for each in same for by in each.by)
    if claim.kind != "author":  # or the same name would be the answer again and again
        yield Card(fact=claim, way="who", front=f"who argues that {claim.text}", answers=(listed(voices),))
    offered = [each for each in article.evidence if each.ask == "key" and claim.id in each.supports]
    if 0 < len(offered) <= MOST:
        front = f"what speaks for the point that {claim.text}"
        yield Card(fact=claim, way="evidence", front=front, answers=tuple(each.option for each in offered))


def _evidence(article: Article, evidence: Evidence) -> Iterator[Card]:
    points = [claim.text for claim in article.claims if claim.id in evidence.supports]
    if not evidence.may_support and 0 < len(points) <= MOST:
        front = f"for which point does this speak: {evidence.option}"
        yield Card(fact=evidence, way="point", front=front, answers=tuple(points))


def _concession(article: Article, concession: Concession) -> Iterator[Card]:
    granted = tuple(claim.text for claim in article.claims if claim.id in concession.grants)
    front = f"what is granted before it is argued that {concession.text}"
    yield Card(fact=concession, way="grants", front=front, answers=granted)


def _chain(article: Article, chain: Chain) -> Iterator[Card]:
    del article
    steps = tuple(step.text for step in chain.steps)
    yield Card(fact=chain, way="steps", front=f"which steps make up {chain.text}", answers=steps, ordered=True)


def _set(article: Article, given: FactSet) -> Iterator[Card]:
    del article
    yield Card(fact=given, way="items", front=f"which belong to {given.text}", answers=given.items)


def _figure(article: Article, figure: Figure) -> Iterator[Card]:
    del article
    if not figure.sensitive:
        value = f"{figure.value:,.0f}" if figure.value == round(figure.value) else f"{figure.value:g}"
        number = f"{'about ' if figure.approximate else ''}{value} {figure.unit}"
        yield Card(fact=figure, way="number", front=figure.question, answers=(number,))


def _contrast(article: Article, contrast: Contrast) -> Iterator[Card]:
    del article
    front = f"how do the two sides differ on the matter of {contrast.axis}"
    sides = tuple(f"{side_.label}: {side_.text}" for side_ in (contrast.a, contrast.b))
    yield Card(fact=contrast, way="sides", front=front, answers=sides)


def _work(article: Article, work: Work) -> Iterator[Card]:
    del article
    if work.meaning:
        yield Card(fact=work, way="meaning", front=f"what is “{work.name}”", answers=(work.meaning,))
        yield Card(fact=work, way="name", front=f"what is the name of this: {work.meaning}", answers=(work.name,))


CARDS: Mapping[type[Fact], Callable[..., Iterator[Card]]] = {
    Event: _event,
    Person: _person,
    Claim: _claim,
    Evidence: _evidence,
    Concession: _concession,
    Chain: _chain,
    FactSet: _set,
    Figure: _figure,
    Contrast: _contrast,
    Work: _work,
}
"""By the kind of fact: its cards."""
