"""What still belongs to an account that is nobody's or not there, as where there was no heir: nobody can get at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from ..core.errors import QuizError
from ..storage.models import Account, Assignment, Bank, Class, Quiz
from .accounts import Person
from .departing import hand_over

Kind = Literal["class", "bank", "quiz", "given"]


@dataclass(frozen=True, slots=True)
class Ownerless:
    """`public_id` is the slug of a quiz and of one that was given. `deleted` says that its owner was; else they are
    not in the database at all."""

    kind: Kind
    public_id: str
    deleted: bool


def ownerless(session: Session) -> Iterator[Ownerless]:
    for kind, (owner, public_id) in OWNED.items():
        query = _nobodys(owner).add_columns(public_id).order_by(public_id)
        for _owner, deleted, named in session.execute(query):
            yield Ownerless(kind, named, deleted)


def inherit(session: Session, heir: Person) -> None:
    """Give all of it to the heir; raise QuizError("heir-unfit") where they could not look after it."""
    if heir.role == "instructor" or heir.disabled or not heir.ready:
        raise QuizError("heir-unfit", login=heir.login)
    left = {owner_id for owner, _name in OWNED.values() for owner_id, _deleted in session.execute(_nobodys(owner))}
    for owner_id in sorted(left):
        hand_over(session, owner_id, heir.id)


OWNED: dict[Kind, tuple[InstrumentedAttribute[Any], InstrumentedAttribute[str]]] = {
    "class": (Class.owner_id, Class.public_id),
    "bank": (Bank.owner_id, Bank.public_id),
    "quiz": (Quiz.owner_id, Quiz.slug),
    "given": (Assignment.owner_id, Assignment.slug),
}


def _nobodys(owner: InstrumentedAttribute[Any]) -> Select[Any]:
    """Select the owners that are nobody, and whether they were deleted; what came with the installation has none."""
    there = exists().where(Account.id == owner)
    return select(owner, there).where(owner.is_not(None), ~there.where(Account.erased_at.is_(None)))
