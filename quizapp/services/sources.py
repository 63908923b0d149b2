"""What a quiz may be drawn from: what came with the installation, and banks of the teacher whose quiz it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

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


class Room:
    """Where a bank is kept at one revision, once somebody has needed it."""

    bank: Bank | None = None


def sources_for(session: Session, recipe: Recipe, owner_id: int | None) -> Sources:
    """Return what this recipe is drawn from in a quiz of this teacher's; a bank of anybody else is not there."""
    own = banks.named(session, _own(recipe.rules), owner_id)
    if not own:
        return library.sources(recipe.article)
    return _together(recipe.article, tuple(_read(session, bank) for bank in own))


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


def _read(session: Session, bank: Owned) -> Room:
    """Return a bank at its revision, which never changes, so that a process reads it once."""
    room = _room(bank.public_id, bank.revision, bank.title)
    if room.bank is None:
        room.bank = bank_contents.value(session, bank)
    return room


@lru_cache(maxsize=32)
def _room(public_id: str, revision: int, title: str) -> Room:
    del public_id, revision, title  # told apart by them
    return Room()


@lru_cache(maxsize=64)
def _together(article: str, own: tuple[Room, ...]) -> Sources:
    read = {room.bank.id: room.bank for room in own if room.bank}
    return Sources(article=library.articles().get(article), banks=library.banks() | read)
