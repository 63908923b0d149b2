"""Writing down what whoever is signed in does, in the transaction that does it."""

from sqlalchemy.orm import Session

from ..services import accounts, audit
from ..services.audit import By
from ..storage import db, writing
from . import signed_in
from .clock import now


def log(session: Session, action: str, kind: str, subject: str) -> None:
    """Add to the record: `action` has its words in `audit_words`, `subject` is the public id of a thing of this kind.

    What is deleted is logged before it is gone. Raises QuizError("account-unknown") where the account was shut since
    the request began, so that nothing of it is done.
    """
    accounts.require_open(session, signed_in.me())
    audit.record(session, By(signed_in.me().id, now()), action, kind, subject)


def log_reading(action: str, kind: str, subject: str) -> None:
    """Add to the record that something was downloaded, which writes nothing else."""
    with writing(db.session()) as session:
        log(session, action, kind, subject)
