"""Classes, as those who teach them see them; to anybody else they do not exist."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.missing import insert_missing
from ..storage.models import Account, Class, Colleague, Member
from .accounts import Person, person_of
from .tokens import new_code, new_public_id

CODE_LENGTH = 8
"""31^8 is about 2^40; how many guesses that bears is reckoned beside WRONG_CODES."""

Policy = Literal["name", "pseudonym", "number"]
"""What students are called by: their own name, one they choose, or the number the school gave them."""


@dataclass(frozen=True, slots=True)
class Taught:
    """A class: `members` counts the places taken, `expected` those of the roster that nobody has taken yet.

    A `sample` was made up to be looked at: nobody in it is anybody.
    """

    id: int
    public_id: str
    owner_id: int
    name: str
    code: str
    code_open: bool
    policy: Policy
    listed_only: bool
    archived: bool
    sample: bool
    members: int = 0
    expected: int = 0


def make(session: Session, owner_id: int, name: str, now: datetime, policy: Policy = "name") -> Taught:
    row = Class(
        public_id=new_public_id(),
        owner_id=owner_id,
        name=name,
        code=new_code(CODE_LENGTH),
        code_open=True,
        policy=policy,
        created_at=now,
    )
    session.add(row)
    session.flush()
    return _taught(row)


def mark_as_sample(session: Session, taught: Taught) -> None:
    session.get_one(Class, taught.id).sample = True


def of_teacher(session: Session, account_id: int) -> list[Taught]:
    """Return the classes an account owns, newest first, archived ones last."""
    query = _counted().where(Class.owner_id == account_id)
    return _ordered(session, query)


def shared_with(session: Session, account_id: int) -> list[Taught]:
    """Return the classes whose results an account was invited to."""
    query = _counted().join(Colleague, Colleague.class_id == Class.id).where(Colleague.account_id == account_id)
    return _ordered(session, query)


def find(session: Session, public_id: str, owner_id: int) -> Taught:
    """Return a class of this teacher's own."""
    return _found(session, _counted().where(Class.public_id == public_id, Class.owner_id == owner_id))


def find_readable(session: Session, public_id: str, account_id: int) -> Taught:
    """Return a class whose results the account may see: its own, or one it was invited to."""
    invited = select(Colleague.class_id).where(Colleague.account_id == account_id)
    mine = (Class.owner_id == account_id) | Class.id.in_(invited)
    return _found(session, _counted().where(Class.public_id == public_id, mine))


def change(session: Session, taught: Taught, name: str, policy: Policy, *, listed_only: bool = False) -> None:
    """Change how the class is called and who may come in; those who are in stay."""
    row = session.get_one(Class, taught.id)
    row.name, row.policy, row.listed_only = name, policy, listed_only


def renew_code(session: Session, taught: Taught) -> str:
    """Give the class another code: the old one lets nobody in any more."""
    row = session.get_one(Class, taught.id)
    row.code, row.code_open = new_code(CODE_LENGTH), True
    return row.code


def open_code(session: Session, taught: Taught, *, is_open: bool) -> None:
    session.get_one(Class, taught.id).code_open = is_open


def show_code(session: Session, taught: Taught, network: str) -> None:
    """Remember where the code is in use, so that others there who mistype do not keep the class out."""
    session.get_one(Class, taught.id).home = network


def archive(session: Session, taught: Taught, at: datetime | None) -> None:
    """Put the class away, which closes its code; with None take it out again."""
    row = session.get_one(Class, taught.id)
    row.archived_at = at
    if at:
        row.code_open = False


def colleagues(session: Session, taught: Taught) -> list[Person]:
    rows = session.scalars(
        select(Account)
        .join(Colleague, Colleague.account_id == Account.id)
        .where(Colleague.class_id == taught.id)
        .order_by(Account.login)
    )
    return [person_of(row) for row in rows]


def invite(session: Session, taught: Taught, person: Person) -> None:
    """Let this account see the results of the class; doing it again changes nothing."""
    if person.id == taught.owner_id:
        raise QuizError("invite-self")
    insert_missing(session, Colleague, [{"class_id": taught.id, "account_id": person.id}])


def dismiss(session: Session, taught: Taught, person: Person) -> None:
    session.execute(delete(Colleague).where(Colleague.class_id == taught.id, Colleague.account_id == person.id))


def _counted() -> Select[Any]:
    def number(condition: Any) -> Any:
        return (
            select(func.count())
            .where(Member.class_id == Class.id, Member.removed_at.is_(None), Member.erased_at.is_(None), condition)
            .correlate(Class)
            .scalar_subquery()
        )

    return select(Class, number(Member.student_id.is_not(None)), number(Member.student_id.is_(None)))


def _ordered(session: Session, query: Select[Any]) -> list[Taught]:
    rows = session.execute(query.order_by(Class.archived_at.is_not(None), Class.id.desc()))
    return [_taught(*row) for row in rows]


def _found(session: Session, query: Select[Any]) -> Taught:
    row = session.execute(query).first()
    if row is None:
        raise QuizError("class-unknown")
    return _taught(*row)


def _taught(row: Class, members: int = 0, expected: int = 0) -> Taught:
    policy: Policy = row.policy  # type: ignore[assignment]  # a constraint of the table
    return Taught(
        id=row.id,
        public_id=row.public_id,
        owner_id=row.owner_id,
        name=row.name,
        code=row.code,
        code_open=row.code_open,
        policy=policy,
        listed_only=row.listed_only,
        archived=row.archived_at is not None,
        sample=row.sample,
        members=members,
        expected=expected,
    )
