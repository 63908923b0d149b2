"""Finding a quiz and starting it."""

from flask import Response, current_app, make_response, redirect, render_template, request

from ...core.errors import QuizError
from ...services import arrivals, assignments, attempts, enrolments, joining, scores, starting, students, throttle
from ...services.assignments import Assigned
from ...services.release import release_to
from ...services.throttle import Rate
from ...storage import db, writing
from .. import drawing, identity, pages
from ..clock import now
from ..forms import StartForm
from ..retention_words import practice_promise
from ..roles import allow
from ..terms import terms
from .blueprint import blueprint
from .objection import replies


@blueprint.get("/")
@allow("everyone")
def home() -> str:
    student = identity.current_student()
    return render_template(
        "student/home.html",
        quizzes=[
            pages.quiz_card(quiz, drawing.sources(quiz), now()) for quiz in assignments.open_practice(db.session())
        ],
        classes=enrolments.of_student(db.session(), student.id) if student else [],
        open_attempts=[pages.open_card(attempt) for attempt in _open(student)],
        replies=replies(student),
    )


@blueprint.get("/quiz/<slug>")
@allow("everyone")
def quiz(slug: str) -> str:
    return _quiz_page(given(slug), StartForm())


@blueprint.post("/quiz/<slug>/start")
@allow("everyone")
def start(slug: str) -> Response | tuple[str, int]:
    require_room()
    form, found = StartForm(), given(slug)
    if not form.validate():
        return _quiz_page(found, form), 400
    plan = drawing.plan(found, "all" if form.layout.data == "all" else "one")
    return begin(plan, form.name.data or "")


def given(slug: str) -> Assigned:
    """Return the assignment at this address, if it was given to the student of this browser or to everybody."""
    found = assignments.find(db.session(), slug)
    if found.class_id is not None:
        student = identity.current_student()
        if student is None or not joining.is_member(db.session(), found.class_id, student.id):
            raise QuizError("quiz-unknown", slug=slug)
    return found


def begin(plan: starting.Plan, name: str = "") -> Response:
    """Start the attempt for the student of this browser, or for a new one."""
    entry = None
    with writing(db.session()) as session:
        who = students.who(session, identity.token())
        if who is None:
            entry = students.enter(session, name, now())
        elif name and not who.name:
            students.rename(session, who.student_id, name)
        student_id = entry.student_id if entry else who.student_id if who else 0
        public_id = starting.start(session, student_id, plan, now())
        throttle.count(session, _starts(), now())
    response = make_response(redirect(pages.address(public_id, plan.layout), 303))
    return identity.remember(response, entry) if entry else response


def require_room() -> None:
    """Refuse, before anything is drawn, where too many attempts were begun from this network of late."""
    throttle.require_room(db.session(), _starts(), now())


def _starts() -> Rate:
    return arrivals.starts(request.remote_addr or "")


def _quiz_page(found: Assigned, form: StartForm) -> str:
    student = identity.current_student()
    under_way = [attempt for attempt in _open(student) if attempt.quiz.id == found.id]
    own = list(scores.scores(db.session(), student_id=student.id, assignment_id=found.id)) if student else []
    allowed = starting.allowance(db.session(), found, student.id if student else 0)
    shown = release_to(db.session(), found, student.id if student else 0, now())
    return render_template(
        "student/quiz.html",
        quiz=pages.quiz_card(found, drawing.sources(found), now()),
        enrolled=_enrolled(found, student),
        terms=terms(found, allowed, now()),
        form=form,
        open_attempt=pages.open_card(under_way[-1]) if under_way else None,
        promise=practice_promise(current_app.config["PRACTICE_DAYS"]),
        past=[pages.past_card(score, shown) for score in own if score.submitted_at],
    )


def _enrolled(found: Assigned, student: identity.Student | None) -> enrolments.Enrolled | None:
    mine = enrolments.of_student(db.session(), student.id) if student and found.class_id else []
    return next((each for each in mine if each.class_id == found.class_id), None)


def _open(student: identity.Student | None) -> list[attempts.OwnAttempt]:
    if student is None:
        return []
    under_way = attempts.under_way(db.session(), student.id)
    return [attempt for attempt in under_way if not attempt.over(now())]
