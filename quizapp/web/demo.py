"""The first page of the demo: whoever started it goes in as a student, as the teacher or as the instructor.

Its address ends in a pass that the demo signs and prints when it starts. It holds for a day, for requests from this
computer only, so that in a classroom nobody else comes in by an address read off the projector.
"""

from flask import Blueprint, Response, abort, current_app, make_response, redirect, render_template, request, url_for
from itsdangerous import BadSignature, URLSafeTimedSerializer

from ..services import accounts, sample, signing, students
from ..services.accounts import Person
from ..storage import db, writing
from . import identity, signed_in
from .clock import now
from .entrance import is_loopback
from .roles import allow

TEACHER, INSTRUCTOR = "teacher", "instructor"
"""Logins of the demo's accounts."""
DAY = 24 * 3600

blueprint = Blueprint("demo", __name__)


def new_pass() -> str:
    return str(_signer().dumps(TEACHER))


@blueprint.get("/demo/<token>")
@allow("everyone")
def first_page(token: str) -> str:
    teacher = _teacher(token)
    taught = sample.of_teacher(db.session(), teacher.id)
    return render_template("demo.html", token=token, taught=taught)


@blueprint.post("/demo/<token>/student")
@allow("everyone")
def as_student(token: str) -> Response:
    """Go in at the place that is kept in the sample class, or where that is gone, as anybody comes."""
    teacher = _teacher(token)
    taught, student_id = sample.of_teacher(db.session(), teacher.id), sample.newcomer(db.session(), teacher.id)
    if taught is None or student_id is None:
        return make_response(redirect(url_for("student.home"), 303))
    with writing(db.session()) as session:
        students.leave(session, identity.token())
        entry = students.open_for(session, student_id, now())
    response = make_response(redirect(url_for("student.my_class", public_id=taught.public_id), 303))
    return identity.remember(response, entry)


@blueprint.post("/demo/<token>/teacher")
@allow("everyone")
def as_teacher(token: str) -> Response:
    return _sign_in(_teacher(token))


@blueprint.post("/demo/<token>/instructor")
@allow("everyone")
def as_instructor(token: str) -> Response:
    _teacher(token)
    return _sign_in(accounts.find(db.session(), INSTRUCTOR))


def _sign_in(person: Person) -> Response:
    with writing(db.session()) as session:
        signing.leave(session, signed_in.token())
        token = signing.enter(session, person.id, now())
    return signed_in.remember(make_response(redirect(url_for("staff.desk"), 303)), token)


def _teacher(token: str) -> Person:
    """Return the demo's teacher to whoever holds a pass, here; to others there is no such page."""
    try:
        login = _signer().loads(token, max_age=DAY)
    except BadSignature:
        abort(404)
    if not is_loopback(request.remote_addr or ""):
        abort(404)
    return accounts.find(db.session(), login)


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="demo")
