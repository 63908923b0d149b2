"""The desk one comes to after signing in: what is running, and the quizzes there are."""

from flask import render_template

from ...services import assignments, banks, classes, objections, own_data, quizzes
from ...services.assignments import Assigned
from ...storage import db
from .. import signed_in
from ..clock import now
from ..overdue import hand_in_overdue
from ..roles import allow
from ..running import Running, running
from .blueprint import blueprint


@blueprint.get("/desk")
@allow("teacher", "instructor")
def desk() -> str:
    hand_in_overdue()
    session, person = db.session(), signed_in.me()
    taught = classes.of_teacher(session, person.id)
    own = quizzes.owned(session, person.id)
    put_away = {each.id for each in taught if each.archived}
    given = [each for each in assignments.given_by(session, person.id) if each.class_id not in put_away]
    kept = banks.of_owner(session, person.id)
    return render_template(
        "staff/desk.html",
        asking=own_data.asking(session, person.id),
        given=[_row(quiz) for quiz in given],
        archived_given=[_row(quiz) for quiz in assignments.given_by(session, person.id, archived=True)],
        waiting=objections.waiting(session, person.id),
        names={each.id: each.name for each in taught},
        classes=[each for each in taught if not each.archived],
        archived_classes=[each for each in taught if each.archived],
        shared=classes.shared_with(session, person.id),
        own=[quiz for quiz in own if not quiz.archived],
        archived=[quiz for quiz in own if quiz.archived],
        banks=[bank for bank in kept if not bank.archived],
        archived_banks=[bank for bank in kept if bank.archived],
        shipped=quizzes.shipped(session),
    )


def _row(quiz: Assigned) -> Running:
    return running(quiz, assignments.progress(db.session(), quiz), now())
