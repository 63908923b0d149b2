"""Whether everything belongs to somebody who can look after it."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from ..services.ownerless import ownerless
from .finding import Finding

CALLED = {"class": "class", "bank": "bank", "quiz": "quiz", "given": "given quiz"}


def findings(session: Session) -> Iterator[Finding]:
    for thing in ownerless(session):
        owner = "was deleted" if thing.deleted else "is not in the database"
        yield Finding(
            "PROBLEM",
            f"{CALLED[thing.kind]} {thing.public_id}: the account it belongs to {owner}, so nobody can look after it. "
            "Say who gets all that is nobody's: quizapp user inherit LOGIN",
        )
