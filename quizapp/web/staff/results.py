"""The results of a quiz that was given, for its teacher and those the class is shared with."""

from flask import Response, render_template, request

from ...services import assignments, classes, notes
from ...services import results as outcomes
from ...services.assignments import Assigned
from ...services.classes import Taught
from ...storage import db
from .. import signed_in
from ..clock import now
from ..histogram import histogram
from ..logged import log_reading
from ..overdue import hand_in_overdue
from ..results_looking import AT_ONCE, Looking
from ..results_table import rows, spreadsheet
from ..roles import allow
from ..running import running
from .blueprint import blueprint


@blueprint.get("/desk/given/<slug>/results")
@allow("teacher", "instructor")
def results(slug: str) -> str:
    quiz, session = readable(slug), db.session()
    looking = Looking.read(request.args, quiz)
    found = outcomes.results(session, quiz, now(), looking.choice)
    listed = rows(found, looking)
    return render_template(
        "staff/results.html",
        quiz=quiz,
        standing=running(quiz, assignments.progress(session, quiz), now()),
        taught=class_of(quiz),
        looking=looking,
        found=found,
        rows=listed[(looking.page - 1) * AT_ONCE : looking.page * AT_ONCE],
        pages=-(-len(listed) // AT_ONCE),
        drawn=histogram(found.shares),
        notes=notes.of_given(session, quiz),
    )


@blueprint.get("/desk/given/<slug>/results.csv")
@allow("teacher", "instructor")
def results_file(slug: str) -> Response:
    """Return the table as it is looked at."""
    quiz = readable(slug)
    looking = Looking.read(request.args, quiz)
    found = outcomes.results(db.session(), quiz, now(), looking.choice)
    log_reading("results-exported", "given", slug)
    response = Response(spreadsheet(rows(found, looking), quiz.settings.time_zone), mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename=f"results-{slug}.csv")
    return response


def readable(slug: str) -> Assigned:
    """Return what was given, if its results may be read, with everything that is over handed in."""
    quiz = assignments.find_readable(db.session(), slug, signed_in.me().id)
    hand_in_overdue(quiz.id)
    return quiz


def class_of(quiz: Assigned) -> Taught | None:
    session, me = db.session(), signed_in.me()
    mine = [*classes.of_teacher(session, me.id), *classes.shared_with(session, me.id)]
    return next((each for each in mine if each.id == quiz.class_id), None)
