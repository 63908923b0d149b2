"""Coming into a class by its code, and the page of a class one is in."""

from flask import Response, current_app, flash, make_response, redirect, render_template, request, url_for

from ...core.errors import QuizError
from ...services import arrivals, assignments, enrolments, joining, retention, students, throttle
from ...services.joining import Caller, Door
from ...services.students import Entry
from ...services.tokens import plain_code
from ...storage import db, writing
from .. import identity
from ..clock import now
from ..refusals import STATUS, Refusal, waiting
from ..retention_words import class_promise
from ..roles import allow
from ..running import running
from ..speech import gettext as _
from ..words import sentence
from .blueprint import blueprint
from .join_form import CodeForm, DoorForm
from .objection import replies


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
def door(code: str) -> str | Refusal:
    """Ask who comes in, also where somebody is in already: several students may share a computer."""
    try:
        found = _knock(code)
    except QuizError as error:
        form = CodeForm(formdata=None, code=code)
        form.code.errors = [sentence(error)]
        return render_template("student/join.html", form=form), STATUS[error.code], waiting(error)
    return _door_page(found, code, _form(found, posted=False))


@blueprint.post("/join/<code>")
@allow("everyone")
def come_in(code: str) -> Response | tuple[str, int] | Refusal:
    found = _knock(code)
    form, before = _form(found, posted=True), identity.current_student()
    if not form.validate():
        return _door_page(found, code, form), 400
    try:
        entry = _take_place(found, form)
    except QuizError as error:
        form.blame(error.code, sentence(error))
        return _door_page(found, code, form), STATUS[error.code], waiting(error)
    if entry and before:
        flash(_("This browser is yours now. Whoever used it before comes back with their resume code."), "info")
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
    standings = [running(quiz, made.get(quiz.id, (0, 0)), now()) for quiz in given]
    return render_template(
        "student/class.html",
        enrolled=enrolled,
        given=list(zip(given, standings, strict=True)),
        replies=replies(student),
    )


def _knock(code: str) -> Door:
    # The right code only reads: a whole class comes in at once, and a wrong one alone has something to write down.
    address = request.remote_addr or ""
    found = joining.look_up(db.session(), code, address, now())
    if found is None:
        with writing(db.session()) as session:
            joining.charge_code(session, address, now())
        raise QuizError("code-wrong")
    return found


def _form(found: Door, *, posted: bool) -> DoorForm:
    student = identity.current_student()
    known = student.name if student and not joining.is_member(db.session(), found.id, student.id) else ""
    return DoorForm.at(found, joining.places(db.session(), found), known, posted=posted)


def _take_place(found: Door, form: DoorForm) -> Entry | None:
    student, wish = identity.current_student(), form.joining()
    student_id = student.id if student and not form.somebody_else else None
    keys = current_app.config["SECRET_KEY"], current_app.config["FORMER_KEY"] or ""
    caller = Caller(request.remote_addr or "", student_id, *keys)
    # A PIN is counted as wrong before it is compared, in a transaction that stands whatever comes of it.
    charged = joining.compares(db.session(), found, wish, caller)
    if charged:
        with writing(db.session()) as session:
            joining.charge_pin(session, found, wish, caller, now())
    with writing(db.session()) as session:
        entry = joining.join(session, found, wish, caller, now())
        if entry:
            students.leave(session, identity.token())
        if charged:
            joining.clear_pin(session, found, wish, caller)
        if entry:
            throttle.count(session, arrivals.comings(caller.address), now())
    return entry


def _inside(found: Door) -> Response:
    """Go to the one quiz that can be taken now, or to the page that lists what there is."""
    given = [quiz for quiz in assignments.of_classes(db.session(), [found.id]) if not quiz.closed(now())]
    if len(given) == 1:
        return make_response(redirect(url_for("student.quiz", slug=given[0].slug), 303))
    return make_response(redirect(url_for("student.my_class", public_id=found.public_id), 303))


def _door_page(found: Door, code: str, form: DoorForm) -> str:
    student = identity.current_student()
    enrolled = enrolments.of_student(db.session(), student.id) if student else []
    inside = next((each for each in enrolled if each.class_id == found.id), None)
    promise = class_promise(retention.days_of(db.session(), found.id))
    return render_template("student/door.html", door=found, code=code, form=form, inside=inside, promise=promise)
