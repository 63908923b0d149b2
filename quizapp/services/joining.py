"""Coming into a class with its code: as somebody new, or in a place that stands on the roster."""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.models import Class, Member
from . import students
from .classes import Policy
from .students import Entry
from .throttle import Limit, charge, clear, network, require_patience
from .tokens import new_public_id, plain_code

SEEN = timedelta(minutes=5)
"""How stale the time a member was last seen may be: writing it at every page would cost a commit each."""


@dataclass(frozen=True, slots=True)
class Door:
    """The class a code leads to, and what it asks of those who come: `roster` says whether they are expected."""

    id: int
    public_id: str
    name: str
    policy: Policy
    roster: bool

    @property
    def needs_pin(self) -> bool:
        """Whether a place is taken by a name or number that others know, too."""
        return self.roster or self.policy == "number"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the roster, as somebody who comes in can pick it."""

    public_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks to come in: the address, and the student the browser belongs to already."""

    address: str
    student_id: int | None
    pepper: str
    """The server's secret; with it alone can a PIN be compared with what is stored."""


@dataclass(frozen=True, slots=True)
class Joining:
    """What was typed. `place` is a public id picked from the roster; otherwise `name` is a name or a number."""

    name: str = ""
    place: str = ""
    pin: str = ""


def look_up(session: Session, code: str, address: str, now: datetime) -> Door | None:
    """Return the class this code opens, or None, which is counted against the network it came from.

    Raises QuizError("throttled") while too many wrong codes came from there: unless it is the network in which the
    teacher shows this very code, so that nobody can keep a class out of its own quiz.
    """
    place = network(address)
    limits = [Limit(f"join:{place}", 30)]
    row = session.scalar(
        select(Class).where(Class.code == plain_code(code), Class.code_open, Class.archived_at.is_(None))
    )
    if row is None:
        charge(session, limits, now)
        return None
    if row.home != place:
        require_patience(session, limits, now)
    return _door(session, row)


def places(session: Session, door: Door) -> list[Place]:
    """Return the roster for those who pick their name from it; of numbers there is no list to read."""
    if door.policy != "name":
        return []
    rows = session.execute(
        select(Member.public_id, Member.name)
        .where(Member.class_id == door.id, Member.listed, Member.removed_at.is_(None))
        .order_by(Member.name, Member.id)
    )
    return [Place(*row) for row in rows]


def join(session: Session, door: Door, joining: Joining, caller: Caller, now: datetime) -> Entry | None:
    """Take a place in the class; return what a new session needs, or None where the browser goes on as it is.

    Raises QuizError where there is no such place ("place-unknown") or the PIN is not its own ("pin-wrong"); charge
    `pin_limits` before, and clear them after.
    """
    member = _place(session, door, joining)
    if member is not None and member.student_id is not None:
        return _come_back(session, member, joining, caller, now)
    if door.policy == "number" and member is None and door.roster:
        raise QuizError("place-unknown")
    student_id, entry = caller.student_id, None
    if student_id is None or _member_of(session, door.id, student_id):
        entry = students.enter(session, member.name if member else joining.name, now)
        student_id = entry.student_id
    if member is None:
        number = joining.name if door.policy == "number" else None
        member = Member(
            public_id=new_public_id(), class_id=door.id, number=number, name=joining.name, created_at=now,
        )  # fmt: skip
        session.add(member)
    if joining.pin:
        member.pin_hash = pin_hash(member.public_id, joining.pin, caller.pepper)
    member.student_id, member.joined_at, member.seen_at = student_id, now, now
    session.flush()
    return entry


def pin_limits(door: Door, joining: Joining, caller: Caller) -> list[Limit]:
    who = joining.place or plain_code(joining.name)
    return [Limit(f"pin:{door.public_id}:{who}:{network(caller.address)}", 5)]


def charge_pin(session: Session, door: Door, joining: Joining, caller: Caller, now: datetime) -> None:
    """Count a PIN as wrong before it is compared, as `charge` does."""
    charge(session, pin_limits(door, joining, caller), now)


def clear_pin(session: Session, door: Door, joining: Joining, caller: Caller) -> None:
    clear(session, pin_limits(door, joining, caller))


def taken(session: Session, door: Door, joining: Joining) -> bool:
    """Whether the place that was picked has a PIN to be compared."""
    member = _place(session, door, joining)
    return member is not None and member.student_id is not None


def is_member(session: Session, class_id: int, student_id: int) -> bool:
    return _member_of(session, class_id, student_id)


def seen(session: Session, class_id: int, student_id: int, now: datetime) -> None:
    member = session.scalar(select(Member).where(Member.class_id == class_id, Member.student_id == student_id))
    if member:
        member.seen_at = now


def pin_hash(public_id: str, pin: str, pepper: str) -> bytes:
    """Return what is stored of a PIN.

    Four digits are soon guessed, however slow the hash: what keeps them is the server's secret, and the throttle.
    """
    return hmac.digest(pepper.encode(), f"{public_id}:{pin}".encode(), sha256)


def _come_back(session: Session, member: Member, joining: Joining, caller: Caller, now: datetime) -> Entry | None:
    if member.student_id == caller.student_id:
        return None
    offered = pin_hash(member.public_id, joining.pin, caller.pepper)
    if member.pin_hash is None:
        member.pin_hash = offered
    if not hmac.compare_digest(member.pin_hash, offered):
        raise QuizError("pin-wrong")
    member.seen_at = now
    return students.open_for(session, member.student_id or 0, now)


def _place(session: Session, door: Door, joining: Joining) -> Member | None:
    query = select(Member).where(Member.class_id == door.id, Member.removed_at.is_(None))
    if joining.place:
        member = session.scalar(query.where(Member.public_id == joining.place))
        if member is None:
            raise QuizError("place-unknown")
        return member
    if door.policy == "number":
        return session.scalar(query.where(func.lower(Member.number) == joining.name.lower()))
    return None


def _member_of(session: Session, class_id: int, student_id: int) -> bool:
    found = select(Member.id).where(
        Member.class_id == class_id, Member.student_id == student_id, Member.removed_at.is_(None)
    )
    return session.scalar(found) is not None


def _door(session: Session, row: Class) -> Door:
    expected = select(Member.id).where(Member.class_id == row.id, Member.listed, Member.removed_at.is_(None))
    policy: Policy = row.policy  # type: ignore[assignment]  # a constraint of the table
    return Door(row.id, row.public_id, row.name, policy, session.scalar(expected.limit(1)) is not None)
