"""Hosts that share a database must have the same secret key: forms and PINs of one would mean nothing to another.

What is kept of the key is a hash as of a password, since it may be a phrase that somebody made up.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.missing import insert_missing
from ..storage.models import Site
from . import passwords

NAME = "secret-key"


def keep(
    write: Callable[[], AbstractContextManager[Session]], key: str, former: str = "", *, new: bool = False
) -> None:
    """Remember the key where none is known, where the `former` one is, or where it is said to be `new`.

    Raises QuizError where another one is remembered.
    """
    with write() as session:
        kept = _kept(session)
    if kept and passwords.matches(kept, key):
        return
    new = new or bool(former and passwords.matches(kept, former))
    if kept and not new:
        raise QuizError("key-differs")
    hashed = passwords.hashed(key)
    with write() as session:
        if new:
            session.execute(delete(Site).where(Site.name == NAME))
        insert_missing(session, Site, [{"name": NAME, "value": hashed}])
        kept = _kept(session)
    # Two hosts may have come here first, each with a key of its own.
    if kept != hashed and not passwords.matches(kept, key):
        raise QuizError("key-differs")


def require(session: Session, keys: Sequence[str]) -> None:
    """Raise QuizError where none of these keys is the one remembered."""
    kept = _kept(session)
    if kept and not any(passwords.matches(kept, key) for key in keys):
        raise QuizError("key-differs")


def _kept(session: Session) -> str:
    return session.scalar(select(Site.value).where(Site.name == NAME)) or ""
