"""Whether somebody can look after the accounts, and after everything that belongs to one."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from ..services import accounts
from ..services.ownerless import ownerless
from .finding import Finding

CALLED = {"class": "class", "bank": "bank", "quiz": "quiz", "given": "given quiz"}


def admins(session: Session) -> Iterator[Finding]:
    people = accounts.everybody(session)
    if people and not any(each.role == "admin" and each.ready and not each.disabled for each in people):
        yield Finding(
            "warning",
            "accounts: no admin can sign in, so nobody makes accounts or links for new passwords there. Run: quizapp "
            "user add LOGIN --role admin, or quizapp user password LOGIN, and open the link",
        )


def findings(session: Session) -> Iterator[Finding]:
    for thing in ownerless(session):
        owner = "was deleted" if thing.deleted else "is not in the database"
        yield Finding(
            "PROBLEM",
            f"{CALLED[thing.kind]} {thing.public_id}: the account it belongs to {owner}, so nobody can look after it. "
            "Say who gets all that is nobody's, a teacher or admin with a password: quizapp user inherit LOGIN",
        )
