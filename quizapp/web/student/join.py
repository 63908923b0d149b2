"""Coming into a class by its code, and the page of a class one is in."""

from flask import Response, current_app, make_response, redirect, render_template, request, url_for

from ...core.errors import QuizError
from ...services import assignments, enrolments, joining
from ...services.enrolments import Made
from ...services.joining import Caller, Door, Joining
from ...services.students import Entry
from ...services.tokens import plain_code
from ...storage import db, writing
from .. import identity
from ..class_cards import given_card
from ..clock import now
from ..errors import STATUS
from ..roles import allow
from ..words import sentence
from .blueprint import blueprint
from .join_form import CodeForm, DoorForm


@blueprint.get("/join")
@allow("everyone")
def join() -> str:
    return render_template("student/join.html", form=CodeForm(formdata=None))


@blueprint.post("/join")
@allow("everyone")
def find_class() -> Response | tuple[str, int]:
    form = CodeForm()
    if not form.validate():
        return render_template("student/join.html", form=form), 400
    return make_response(redirect(url_for("student.door", code=plain_code(form.code.data or "")), 303))


@blueprint.get("/join/<code>")
@allow("everyone")
def door(code: str) -> Response | str | tuple[str, int]:
    """Ask who comes in; somebody who is in already goes on to the class."""
    try:
        found = _knock(code)
    except QuizError as error:
        form = CodeForm(formdata=None, code=code)
        form.code.errors = [sentence(error)]
        return render_template("student/join.html", form=form), STATUS[error.code]
    student = identity.current_student()
    if student and joining.is_member(db.session(), found.id, student.id):
        return _inside(found)
    return _door_page(found, code, DoorForm.at(found, joining.places(db.session(), found), posted=False))


@blueprint.post("/join/<code>")
@allow("everyone")
def come_in(code: str) -> Response | tuple[str, int]:
    found = _knock(code)
    form = DoorForm.at(found, joining.places(db.session(), found), posted=True)
    if not form.validate():
        return _door_page(found, code, form), 400
    try:
        entry = _take_place(found, form.joining())
    except QuizError as error:
        form.blame(error.code, sentence(error))
        return _door_page(found, code, form), STATUS[error.code]
    response = _inside(found)
    return identity.remember(response, entry) if entry else response


@blueprint.get("/class/<public_id>")
@allow("everyone")
def my_class(public_id: str) -> str:
    student = identity.current_student()
    student_id = student.id if student else 0
    enrolled = enrolments.find(db.session(), public_id, student_id)
    made = enrolments.made(db.session(), enrolled, student_id)
    given = assignments.of_classes(db.session(), [enrolled.class_id])
    return render_template(
        "student/class.html",
        enrolled=enrolled,
        given=[given_card(quiz, made.get(quiz.id, Made()), now()) for quiz in given],
    )


def _knock(code: str) -> Door:
    with writing(db.session()) as session:
        found = joining.look_up(session, code, request.remote_addr or "", now())
    if found is None:
        raise QuizError("code-wrong")
    return found


def _take_place(found: Door, wish: Joining) -> Entry | None:
    student = identity.current_student()
    caller = Caller(request.remote_addr or "", student.id if student else None, current_app.config["SECRET_KEY"])
    # A PIN is counted as wrong before it is compared, in a transaction that stands whatever comes of it.
    if joining.taken(db.session(), found, wish):
        with writing(db.session()) as session:
            joining.charge_pin(session, found, wish, caller, now())
    with writing(db.session()) as session:
        entry = joining.join(session, found, wish, caller, now())
        joining.clear_pin(session, found, wish, caller)
    return entry


def _inside(found: Door) -> Response:
    """Go to the one quiz that can be taken now, or to the page that lists what there is."""
    given = [quiz for quiz in assignments.of_classes(db.session(), [found.id]) if not quiz.closed(now())]
    if len(given) == 1:
        return make_response(redirect(url_for("student.quiz", slug=given[0].slug), 303))
    return make_response(redirect(url_for("student.my_class", public_id=found.public_id), 303))


def _door_page(found: Door, code: str, form: DoorForm) -> str:
    return render_template("student/door.html", door=found, code=code, form=form)
