"""What a quiz may be drawn from: what came with the installation, and banks of the teacher whose quiz it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Generic, TypeVar

from sqlalchemy.orm import Session

from ..core.bank import Bank
from ..core.errors import QuizError
from ..core.recipe import Recipe, Rule
from ..core.sources import Sources
from . import bank_contents, banks, library
from .banks import Owned


@dataclass(frozen=True, slots=True)
class Offer:
    """A bank that a part of a quiz may draw on, and the tags its choice can be limited by."""

    id: str
    title: str
    tags: tuple[str, ...]


T = TypeVar("T")


class Newest(Generic[T]):
    """Room for what was made last. It is made again where it is asked for under another mark than before."""

    def __init__(self) -> None:
        self.kept: tuple[object, T] | None = None

    def get(self, mark: object, make: Callable[[], T]) -> T:
        kept = self.kept
        if kept is None or kept[0] != mark:
            kept = self.kept = mark, make()
        return kept[1]


def sources_for(session: Session, recipe: Recipe, owner_id: int | None) -> Sources:
    """Return what this recipe is drawn from in a quiz of this teacher's; a bank of anybody else is not there."""
    own = banks.named(session, _own(recipe.rules), owner_id)
    if not own:
        return library.sources(recipe.article)
    place = _sources(recipe.article, tuple(bank.public_id for bank in own))
    return place.get(tuple(map(_mark, own)), lambda: _together(session, recipe.article, own))


def require_banks(session: Session, recipe: Recipe, owner_id: int | None) -> None:
    """Raise QuizError("bank-unknown") where a recipe names a bank that this teacher may not draw on."""
    wanted = _own(recipe.rules)
    known = {bank.public_id for bank in banks.named(session, wanted, owner_id)}
    if missing := sorted(wanted - known):
        raise QuizError("bank-unknown", bank=missing[0])


def titles(session: Session, owner_id: int) -> dict[str, str]:
    """Return the titles of all banks this teacher may draw on, by their ids."""
    own = {bank.public_id: bank.title for bank in banks.of_owner(session, owner_id)}
    return {bank.id: bank.title for bank in library.banks().values()} | own


def offers(session: Session, owner_id: int, rules: Iterable[Rule] = ()) -> list[Offer]:
    """Return the banks to choose from; those put away only where one of these rules draws on them already."""
    named = {rule.bank for rule in rules}
    shipped = [Offer(bank.id, bank.title, _tags(bank)) for bank in library.banks().values()]
    own = (each for each in banks.of_owner(session, owner_id) if not each.archived or each.public_id in named)
    return shipped + [Offer(each.public_id, each.title, tuple(bank_contents.tags(session, each))) for each in own]


def _own(rules: Iterable[Rule]) -> set[str]:
    return {rule.bank for rule in rules if rule.bank} - library.banks().keys()


def _tags(bank: Bank) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for question in bank.questions for tag in question.tags))


def _together(session: Session, article: str, own: list[Owned]) -> Sources:
    read = {
        bank.public_id: _bank(bank.public_id).get(_mark(bank), partial(bank_contents.value, session, bank))
        for bank in own
    }
    return Sources(article=library.articles().get(article), banks=library.banks() | read)


def _mark(bank: Owned) -> tuple[int, str]:
    """Return what a bank as it was read depends on: a revision never changes, but its title may."""
    return bank.revision, bank.title


@lru_cache(maxsize=32)
def _bank(public_id: str) -> Newest[Bank]:
    del public_id  # each has a room of its own
    return Newest()


@lru_cache(maxsize=64)
def _sources(article: str, public_ids: tuple[str, ...]) -> Newest[Sources]:
    del article, public_ids
    return Newest()
