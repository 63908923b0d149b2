"""What the demo begins with: a teacher, an instructor, and a class that the one teaches and the other reads."""

from contextlib import nullcontext
from datetime import datetime

from flask import Flask
from sqlalchemy.orm import Session

from .services import accounts, classes, sample
from .services.accounts import Person, Role
from .storage import db, writing
from .web.demo import INSTRUCTOR, TEACHER


def furnish(app: Flask, now: datetime) -> Person:
    """Make what is missing, and return the teacher; a sample class that was removed stays away."""
    with app.app_context(), writing(db.session()) as session:
        first = not accounts.exist(session)
        teacher = _person(session, TEACHER, "Teacher 1", "admin", now)
        instructor = _person(session, INSTRUCTOR, "Instructor 1", "instructor", now)
        if first:
            # As one transaction: nobody else is here yet, and a start that is cut short begins anew.
            public_id = sample.make(lambda: nullcontext(session), teacher, now, instructor.id)
            classes.invite(session, classes.find(session, public_id, teacher.id), instructor)
        return teacher


def ticket(app: Flask, person: Person, now: datetime) -> str:
    """Return the token of a link by which this person chooses a password."""
    with app.app_context(), writing(db.session()) as session:
        return accounts.ticket(session, person, now)


def _person(session: Session, login: str, name: str, role: Role, now: datetime) -> Person:
    there = {each.login: each for each in accounts.everybody(session)}
    return there.get(login) or accounts.add(session, login, name, role, now)
