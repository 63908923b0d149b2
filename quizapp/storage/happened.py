"""What a transaction has done, kept until it is committed: only then is it told to anybody."""

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

KEPT = "happened"


@dataclass(frozen=True, slots=True)
class Happened:
    """`event` is a constant; `ids` name what it was about, never by what people call it."""

    event: str
    ids: dict[str, str | int | None] = field(default_factory=dict)


def note(session: Session, event: str, **ids: str | int | None) -> None:
    session.info.setdefault(KEPT, []).append(Happened(event, ids))


def take(session: Session) -> list[Happened]:
    """Return what has happened since it was last asked for, and forget it."""
    found: list[Happened] = session.info.pop(KEPT, [])
    return found
