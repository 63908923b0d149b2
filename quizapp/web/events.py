"""What an operator wants to know of, apart from who asked for what: in the log by ids only, and counted.

What is done is told when it is committed; what is refused shows by how a page answers.
"""

import logging
from typing import Any

from flask import request
from sqlalchemy import event
from sqlalchemy.orm import Session, object_session

from ..storage import happened
from ..storage.models import AccountSession
from . import counts

LOG = logging.getLogger("quizapp.events")

THROTTLED = 429
REFUSED = {
    ("staff.check_password", 403): "sign-in-failed",
    ("staff.change_password", 403): "password-wrong",
    ("staff.welcome", 404): "link-void",
    ("staff.choose_password", 404): "link-void",
    ("student.door", 404): "join-code-wrong",
    ("student.come_in", 404): "join-code-wrong",
    ("student.come_in", 403): "pin-wrong",
    ("student.enter_code", 404): "resume-code-wrong",
}
"""Answers that say that somebody tried and was not let in, by endpoint and status."""


def register() -> None:
    """Have every session tell what it has committed; doing it again changes nothing."""
    for name, listener in (("after_commit", _told), ("after_soft_rollback", _forgotten)):
        if not event.contains(Session, name, listener):
            event.listen(Session, name, listener)
    if not event.contains(AccountSession, "after_insert", _signed_in):
        event.listen(AccountSession, "after_insert", _signed_in)


def tell(name: str, **ids: str | int | None) -> None:
    counts.COUNTS.happened(name)
    LOG.info(name, extra={"fields": {key: value for key, value in ids.items() if value is not None}})


def tell_refusal(status: int) -> None:
    """Tell what the status of an answer means at this endpoint, where it means that somebody was kept out."""
    endpoint = request.endpoint or ""
    if status == THROTTLED:
        tell("throttled", endpoint=endpoint)
    elif found := REFUSED.get((endpoint, status)):
        tell(found)


def _told(session: Session) -> None:
    for each in happened.take(session):
        tell(each.event, **each.ids)


def _forgotten(session: Session, _previous: object) -> None:
    happened.take(session)


def _signed_in(_mapper: object, _connection: object, row: Any) -> None:
    session = object_session(row)
    if session:
        happened.note(session, "signed-in", account=row.account_id)
