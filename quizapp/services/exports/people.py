"""Whom the results of a quiz are about, in the order in which an export lists them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...storage.models import Attempt, Member, Student
from ..assignments import Assigned
from ..names import in_order
from .wanted import Wanted

AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Person:
    """`ref` is a pseudonym; `student_id` is missing while nobody has taken the place in the class."""

    student_id: int | None
    ref: str
    name: str
    number: str
    removed: bool = False


def people(session: Session, wanted: Wanted, assigned: Assigned) -> Iterator[Person]:
    """Yield a class by name, as its results do, or by pseudonym; open practice in no order that tells who was first."""
    if assigned.class_id is None:
        return _visitors(session, wanted, assigned)
    found = _class(session, wanted, assigned)
    if wanted.named:
        return iter(sorted(found, key=lambda each: (each.removed, in_order(each.name), in_order(each.number))))
    return iter(sorted(found, key=lambda each: each.ref))


def _class(session: Session, wanted: Wanted, assigned: Assigned) -> Iterator[Person]:
    columns = (Member.student_id, Member.public_id, Member.name, Member.number, Member.removed_at)
    for student_id, public_id, name, number, removed_at in session.execute(
        select(*columns).where(Member.class_id == assigned.class_id)
    ):
        ref = wanted.pseudonym(assigned, public_id)
        yield Person(student_id, ref, name, number or "", removed_at is not None)


def _visitors(session: Session, wanted: Wanted, assigned: Assigned) -> Iterator[Person]:
    came = select(Attempt.student_id).where(Attempt.assignment_id == assigned.id)
    query = select(Student.id, Student.name).where(Student.id.in_(came)).order_by(Student.public_id)
    for id_, name in session.execute(query.execution_options(yield_per=AT_ONCE)):
        yield Person(id_, wanted.pseudonym(assigned, str(id_)), name, "")
