"""Deleting an account: somebody else gets its classes, quizzes and banks, and its row is nobody's from then on.

The row stays because what was done under its id does: verdicts, notes, revisions of banks, the record.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.models import Account, AccountSession, Assignment, Bank, Class, Colleague, Quiz, Throttle, Ticket, Upload
from . import accounts, banks
from .accounts import Person
from .erased import Gone
from .tokens import new_public_id

CALLED = "Deleted account"


@dataclass(frozen=True, slots=True)
class Belongings:
    """How many things an account owns, archived ones included; a quiz counts each time it was given, too."""

    classes: int
    quizzes: int
    banks: int

    def __bool__(self) -> bool:
        return bool(self.classes or self.quizzes or self.banks)


def belongings(session: Session, person: Person) -> Belongings:
    def count(table: type[Class | Quiz | Bank | Assignment]) -> int:
        return session.scalar(select(func.count()).select_from(table).where(table.owner_id == person.id)) or 0

    return Belongings(count(Class), count(Quiz) + count(Assignment), count(Bank))


def heirs(session: Session, person: Person) -> list[Person]:
    """Return who may get what somebody owns: an account that nobody has come into yet may never be anybody's."""
    return [
        each
        for each in accounts.everybody(session)
        if each.id != person.id and each.role != "instructor" and each.ready and not each.disabled
    ]


def require(session: Session, person: Person, heir: Person | None) -> None:
    """Raise QuizError where the account is the only admin's, or nobody would have what it owns.

    To be called in the transaction that deletes the account: until then, either might be deleted by somebody else.
    """
    # All at once and in one order: two who wait for each other would both be refused.
    accounts.lock(session, (Account.role == "admin") | Account.id.in_([person.id, heir.id if heir else person.id]))
    accounts.require_another_admin(session, person)
    if belongings(session, person) and heir is None:
        raise QuizError("heir-missing", login=person.login)
    if heir and heir not in heirs(session, person):
        raise QuizError("heir-unfit", login=heir.login)


def depart(session: Session, public_id: str, heir_id: int | None, at: datetime) -> Gone:
    """Hand over what the account owns, and take away who it was; a second time changes nothing."""
    account = session.scalar(select(Account).where(Account.public_id == public_id).with_for_update())
    if account is None or account.erased_at:
        return Gone(over=True)
    if heir_id:
        hand_over(session, account.id, heir_id)
    for table in (AccountSession, Ticket, Upload, Colleague):
        session.execute(delete(table).where(table.account_id == account.id))
    tried = [Throttle.key.startswith(f"{way}:{account.login}:", autoescape=True) for way in ("sign-in", "known")]
    session.execute(delete(Throttle).where(or_(*tried)))
    account.login, account.name = f"deleted-{new_public_id()}", CALLED
    account.password_hash = ""
    account.disabled_at = account.disabled_at or at
    account.erased_at = at
    session.flush()
    return Gone(people=1, over=True)


def heir_in_need(session: Session, public_id: str) -> int | None:
    """Return the admin who gets what an account owns where no heir is there, as on a backup from before they came."""
    everybody = accounts.everybody(session)
    leaving = next((each for each in everybody if each.public_id == public_id), None)
    if leaving is None or not belongings(session, leaving):
        return None
    admins = [each for each in everybody if each.role == "admin" and not each.disabled and each != leaving]
    found = min(admins, key=lambda each: (not each.ready, each.id), default=None)
    return found.id if found else None


def hand_over(session: Session, account_id: int, heir_id: int) -> None:
    """Give the heir all that the account owns; a bank called as one of theirs goes by another name."""
    taken = set(session.scalars(select(Bank.slug).where(Bank.owner_id == heir_id)))
    for bank in session.scalars(select(Bank).where(Bank.owner_id == account_id)).all():
        bank.slug = banks.free_slug(bank.slug, taken)
        bank.owner_id = heir_id
        taken.add(bank.slug)
    session.flush()
    handed = select(Class.id).where(Class.owner_id == account_id)
    session.execute(delete(Colleague).where(Colleague.account_id == heir_id, Colleague.class_id.in_(handed)))
    for table in (Assignment, Quiz, Class):
        session.execute(update(table).where(table.owner_id == account_id).values(owner_id=heir_id))
