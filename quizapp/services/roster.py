"""A list of students held against the places of a class, and brought in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..formats.rosters import Listed
from ..storage.models import Member
from .classes import Taught
from .matching import FIELDS, Place, changes, pairs
from .names import folded
from .seating import lock
from .tokens import new_public_id


@dataclass(frozen=True, slots=True)
class Match:
    """A student on the list and their place; `what` will change, as `matching.changes` says."""

    place: Place
    student: Listed
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Diff:
    """`absent` are places listed before that the list does not name.

    `doubtful` are names that several places have without numbers to tell whose is meant. None of these is absent.
    """

    new: tuple[Listed, ...]
    changed: tuple[Match, ...]
    unchanged: tuple[Match, ...]
    absent: tuple[Place, ...]
    doubtful: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """How many places an import has added, changed and removed."""

    added: int
    changed: int
    removed: int


def compare(session: Session, taught: Taught, students: Sequence[Listed]) -> Diff:
    return _compare(_rows(session, taught), students)


def apply(session: Session, taught: Taught, students: Sequence[Listed], now: datetime, *, remove: bool = False) -> Done:
    """Make the places that are missing and bring the others up to date; with `remove`, take the absent ones off.

    Nothing is deleted, and who has taken a place keeps it. Raises QuizError("roster-moved") where somebody else gave
    out one of the numbers in the same moment.
    """
    lock(session, taught.id)
    rows = {row.id: row for row in _rows(session, taught)}
    diff = _compare(rows.values(), students)
    for match in diff.changed:
        row = rows[match.place.id]
        row.listed, row.removed_at = True, None
        for field in set(match.what) & set(FIELDS):
            setattr(row, field, getattr(match.student, field))
    for place in diff.absent if remove else ():
        rows[place.id].removed_at = now
    try:
        session.flush()
        if diff.new:
            session.execute(insert(Member), [_values(taught, student, now) for student in diff.new])
    except IntegrityError as error:
        raise QuizError("roster-moved") from error
    return Done(len(diff.new), len(diff.changed), len(diff.absent) if remove else 0)


def _rows(session: Session, taught: Taught) -> Sequence[Member]:
    return session.scalars(select(Member).where(Member.class_id == taught.id, Member.erased_at.is_(None))).all()


def _compare(rows: Iterable[Member], students: Sequence[Listed]) -> Diff:
    places = [_place(row) for row in sorted(rows, key=lambda row: (folded(row.name), row.id))]
    named: dict[str, list[Listed]] = {}
    for student in students:
        named.setdefault(folded(student.name), []).append(student)
    found = pairs(students, places)
    matches = [Match(found[at], students[at], changes(found[at], students[at])) for at in sorted(found)]
    matched = {place.id for place in found.values()}
    others = [place for place in places if not place.removed and place.id not in matched]
    doubtful = {place.id for place in others if _unclear(place, named.get(folded(place.name), ()))}
    return Diff(
        new=tuple(student for at, student in enumerate(students) if at not in found),
        changed=tuple(match for match in matches if match.what),
        unchanged=tuple(match for match in matches if not match.what),
        absent=tuple(place for place in others if place.listed and place.id not in doubtful),
        doubtful=tuple(dict.fromkeys(place.name for place in others if place.id in doubtful)),
    )


def _unclear(place: Place, namesakes: Iterable[Listed]) -> bool:
    """Whether the place may be one of these students', for all that their numbers say."""
    return not all(place.number and student.number for student in namesakes)


def _place(row: Member) -> Place:
    return Place(
        id=row.id,
        name=row.name,
        number=row.number or "",
        email=row.email,
        section=row.section,
        listed=row.listed,
        removed=row.removed_at is not None,
    )


def _values(taught: Taught, student: Listed, now: datetime) -> dict[str, object]:
    return {
        "public_id": new_public_id(),
        "class_id": taught.id,
        "number": student.number or None,
        "name": student.name,
        "email": student.email,
        "section": student.section,
        "listed": True,
        "created_at": now,
    }
