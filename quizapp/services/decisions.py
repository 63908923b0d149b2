"""What its teacher decided about an attempt: rows that are only ever added."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.models import Account, Decision

What = Literal["extended", "shortened", "reopened", "closed", "discarded", "restored"]

BACK: dict[str, What] = {"extended": "shortened", "reopened": "closed", "discarded": "restored"}
"""What can be taken back, and what taking it back is called."""

LONGEST = 500
"""Characters of a reason."""


@dataclass(frozen=True, slots=True)
class Why:
    author_id: int
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Decided:
    """`minutes` and `until` are set where it is about time; `before` is what stood before, as it is kept."""

    id: int
    what: What
    reason: str
    author: str
    at: datetime
    minutes: int | None
    until: datetime | None
    before: dict[str, Any]


def keep(session: Session, attempt_id: int, what: What, why: Why, **parameters: Any) -> None:
    """Append a decision; its parameters are kept as JSON, moments in ISO 8601."""
    row = Decision(
        attempt_id=attempt_id,
        what=what,
        reason=_fit(why.reason, needed=what in BACK),
        parameters=json.dumps(parameters, default=datetime.isoformat),
        author_id=why.author_id,
        at=why.at,
    )
    session.add(row)
    session.flush()


def of_attempt(session: Session, attempt_id: int) -> list[Decided]:
    """Return what was decided, oldest first."""
    query = (
        select(Decision, Account.name, Account.login)
        .join(Account, Account.id == Decision.author_id)
        .where(Decision.attempt_id == attempt_id)
        .order_by(Decision.id)
    )
    return [_decided(row, name or login) for row, name, login in session.execute(query)]


def moment(text: str | None) -> datetime | None:
    """Return a moment that was kept among the parameters."""
    return datetime.fromisoformat(text) if text else None


def _decided(row: Decision, author: str) -> Decided:
    kept = json.loads(row.parameters)
    return Decided(
        id=row.id,
        what=row.what,  # type: ignore[arg-type]  # the database knows no other
        reason=row.reason,
        author=author,
        at=row.at,
        minutes=kept.get("minutes"),
        until=moment(kept.get("until")),
        before=kept.get("before", {}),
    )


def _fit(reason: str, *, needed: bool) -> str:
    tidy = " ".join(reason.split())
    if needed and not tidy:
        raise QuizError("reason-missing")
    if len(tidy) > LONGEST:
        raise QuizError("reason-long", most=LONGEST)
    return tidy
