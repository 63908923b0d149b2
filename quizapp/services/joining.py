"""Coming into a class with its code: as somebody new, or in a place that stands on the roster."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.models import Class, Member, Student
from . import pins, students
from .classes import Policy
from .names import folded, in_order, required
from .seating import lock, numbered
from .students import Entry
from .throttle import SHARED, Limit, charge, clear, network, require_patience
from .tokens import new_public_id, plain_code

WRONG_CODES = 3_000
"""So many in an hour keep nobody out. There are 31^8 codes, about 850 thousand million: where a thousand classes are
open, that many guesses an hour find one of them in some thirty years."""
WRONG_PINS = 5
"""Of one place, from one network: a PIN has four digits only."""

OPEN = Class.code_open, Class.archived_at.is_(None)


@dataclass(frozen=True, slots=True)
class Door:
    """The class a code leads to, and what it asks of those who come: `roster` says whether they are expected, and
    `listed_only` that nobody else may come. What is done in a `sample` class is not kept for long."""

    id: int
    public_id: str
    name: str
    policy: Policy
    roster: bool
    listed_only: bool = False
    sample: bool = False


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
    former: str = ""
    """The secret before this one, under which PINs may be stored still."""


@dataclass(frozen=True, slots=True)
class Joining:
    """What was typed. `place` is a public id picked from the roster; otherwise `name` is a name or a number.

    `own` is the PIN to be used from then on where `pin` is good once.
    """

    name: str = ""
    place: str = ""
    pin: str = ""
    own: str = ""


def look_up(session: Session, code: str, address: str, now: datetime) -> Door | None:
    """Return the class this code opens, or None, for which `charge_code` is to be called.

    Raises QuizError("throttled") while too many wrong codes came from there: unless it is the network in which the
    teacher shows this very code, so that nobody can keep a class out of its own quiz.
    """
    row = session.scalar(select(Class).where(Class.code == plain_code(code), *OPEN))
    if row is None:
        return None
    if row.home != network(address):
        require_patience(session, _code_limits(address), now)
    return _door(session, row)


def takes_anybody(session: Session, class_id: int) -> bool:
    """Whether somebody can come in now under a name that is not on the roster."""
    row = session.get_one(Class, class_id)
    return row.code_open and row.archived_at is None and not _door(session, row).listed_only


def charge_code(session: Session, address: str, now: datetime) -> None:
    """Count a wrong code against the network it came from; raise QuizError("throttled") as `charge` does."""
    charge(session, _code_limits(address), now)


def places(session: Session, door: Door) -> list[Place]:
    """Return the roster for those who pick their name from it; of numbers there is no list to read."""
    if door.policy != "name":
        return []
    rows = session.execute(
        select(Member.public_id, Member.name)
        .where(Member.class_id == door.id, Member.listed, Member.removed_at.is_(None))
        .order_by(Member.id)
    )
    return sorted((Place(*row) for row in rows), key=lambda place: in_order(place.name))


def join(session: Session, door: Door, joining: Joining, caller: Caller, now: datetime) -> Entry | None:
    """Take a place in the class; return what a new session needs, or None where the browser goes on as it is.

    Raises QuizError where the class was shut since it was looked up ("code-wrong"), or there is no such place
    ("place-unknown"), or the PIN is not its own ("pin-wrong"), or good no more ("pin-over"), or good once, and none was
    chosen for later ("pin-once"); charge `pin_limits` before, and clear them after. "pin-unset" is the place of
    somebody who has no PIN to prove who comes, and "name-listed" a name that has a place to be picked.
    """
    if not lock(session, door.id, *OPEN):
        raise QuizError("code-wrong")
    member, own = _place(session, door, joining), _of_student(session, door.id, caller.student_id)
    if member is None and own and not own.removed_at and folded(own.name) == folded(joining.name):
        member = own
    # Where a PIN was handed out, nobody is in the place: whoever was looked up before is put out by now.
    if member and member is own and not member.pin_until:
        member.seen_at = now
        if folded(joining.pin) and member.pin_hash is None:
            pins.choose(member, joining.pin, caller.pepper, now)
        return None
    if (joining.place or door.policy == "number") and not folded(joining.pin):
        raise QuizError("pin-missing")
    member, once = member or _new_place(session, door, joining, now), False
    if _guarded(member):
        pins.require(member, joining.pin, [caller.pepper, *filter(None, [caller.former])], now)
        once = member.pin_until is not None
    if once or (folded(joining.pin) and not member.pin_hash):
        pins.choose(member, joining.own if once else joining.pin, caller.pepper, now)
    if member.student_id is None:
        return _sit_down(session, member, caller, now)
    member.seen_at = now
    return students.open_for(session, member.student_id, now, anew=once)


def _code_limits(address: str) -> list[Limit]:
    return [Limit(f"join:{network(address)}", WRONG_CODES, SHARED)]


def _new_place(session: Session, door: Door, joining: Joining, now: datetime) -> Member:
    name = required(joining.name)
    if door.listed_only:
        raise QuizError("place-unknown")
    if folded(name) in {folded(place.name) for place in places(session, door)}:
        raise QuizError("name-listed", name=name)
    number = name if door.policy == "number" else None
    return Member(public_id=new_public_id(), class_id=door.id, number=number, name=name, created_at=now)


def _sit_down(session: Session, member: Member, caller: Caller, now: datetime) -> Entry | None:
    """Give the place to the student of this browser, or to a new one where that one sits in this class already."""
    student_id, entry = caller.student_id, None
    if student_id is None or _of_student(session, member.class_id, student_id):
        entry = students.enter(session, member.name, now)
        student_id = entry.student_id
    elif not session.get_one(Student, student_id).name:
        students.rename(session, student_id, member.name)
    member.student_id, member.joined_at, member.seen_at = student_id, now, now
    session.add(member)
    session.flush()
    return entry


def pin_limits(door: Door, joining: Joining, caller: Caller) -> list[Limit]:
    who = joining.place or folded(joining.name)
    return [Limit(f"pin:{door.public_id}:{who}:{network(caller.address)}", WRONG_PINS, SHARED)]


def charge_pin(session: Session, door: Door, joining: Joining, caller: Caller, now: datetime) -> None:
    """Count a PIN as wrong before it is compared.

    Raises QuizError("pins-many") with the seconds to wait, as `charge` does "throttled".
    """
    try:
        charge(session, pin_limits(door, joining, caller), now)
    except QuizError as throttled:
        raise QuizError("pins-many", **throttled.params) from throttled


def clear_pin(session: Session, door: Door, joining: Joining, caller: Caller) -> None:
    clear(session, pin_limits(door, joining, caller))


def compares(session: Session, door: Door, joining: Joining, caller: Caller) -> bool:
    """Whether the place that was picked has a PIN to be compared, and is not taken in this browser."""
    member = _place(session, door, joining)
    return member is not None and _guarded(member) and (caller.student_id or 0) != member.student_id


def _guarded(member: Member) -> bool:
    """Whether a PIN must be right to come in: nobody takes a place that somebody has, or for which one was made."""
    return member.student_id is not None or member.pin_hash is not None


def is_member(session: Session, class_id: int, student_id: int) -> bool:
    member = _of_student(session, class_id, student_id)
    return member is not None and member.removed_at is None


def _place(session: Session, door: Door, joining: Joining) -> Member | None:
    """Return the place that was asked for, or None where a new one is to be made."""
    if joining.place:
        picked = select(Member).where(Member.class_id == door.id, Member.public_id == joining.place, Member.listed)
        member = session.scalar(picked) if door.policy == "name" else None
    elif door.policy == "number":
        member = numbered(session, door.id, joining.name)
        if member is None and not door.roster:
            return None
    else:
        return None
    if member is None or member.removed_at:
        raise QuizError("place-unknown")
    return member


def _of_student(session: Session, class_id: int, student_id: int | None) -> Member | None:
    """Return the place this student has in the class, also after they were removed from it."""
    if student_id is None:
        return None
    return session.scalar(select(Member).where(Member.class_id == class_id, Member.student_id == student_id))


def _door(session: Session, row: Class) -> Door:
    expected = select(Member.id).where(Member.class_id == row.id, Member.listed, Member.removed_at.is_(None))
    policy: Policy = row.policy  # type: ignore[assignment]  # a constraint of the table
    roster = session.scalar(expected.limit(1)) is not None
    listed_only = roster and row.listed_only
    return Door(row.id, row.public_id, row.name, policy, roster, listed_only=listed_only, sample=row.sample)
