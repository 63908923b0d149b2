"""The results of a quiz that was given, for its teacher and those the class is shared with."""

from flask import Response, render_template

from ...services import assignments, classes
from ...services import results as outcomes
from ...storage import db
from .. import signed_in
from ..clock import now
from ..results_table import spreadsheet, table_row
from ..roles import allow
from ..running import running
from ..words import percent
from .blueprint import blueprint
from .readable import readable


@blueprint.get("/desk/given/<slug>/results")
@allow("teacher", "instructor")
def results(slug: str) -> str:
    quiz = readable(slug)
    session, me = db.session(), signed_in.me()
    open_to_me = [*classes.of_teacher(session, me.id), *classes.shared_with(session, me.id)]
    found = outcomes.results(session, quiz)
    return render_template(
        "staff/results.html",
        quiz=quiz,
        standing=running(quiz, assignments.progress(session, quiz), now()),
        taught=next((each for each in open_to_me if each.id == quiz.class_id), None),
        found=found,
        rows=[table_row(line) for line in found.lines],
        average=[percent(each, 1) for each in (found.mean, found.median) if each is not None],
    )


@blueprint.get("/desk/given/<slug>/results.csv")
@allow("teacher", "instructor")
def results_file(slug: str) -> Response:
    quiz = readable(slug)
    rows = [table_row(line) for line in outcomes.results(db.session(), quiz).lines]
    response = Response(spreadsheet(rows, quiz.settings.time_zone), mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename=f"results-{slug}.csv")
    return response
