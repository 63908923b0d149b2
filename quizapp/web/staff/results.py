"""The results of a quiz that was given, for its teacher and those the class is shared with."""

from flask import Response, render_template, request

from ...services import assignments, notes, objections
from ...services import results as outcomes
from ...services.analysis import whole_of
from ...storage import db
from ..analysis_page import whole_cells
from ..analysis_words import WHOLE
from ..clock import now
from ..histogram import histogram
from ..logged import log_reading
from ..results_looking import AT_ONCE, Looking
from ..results_table import rows, spreadsheet
from ..roles import allow
from ..running import running
from .blueprint import blueprint
from .readable import class_of, file_of, readable


@blueprint.get("/desk/given/<slug>/results")
@allow("teacher", "instructor")
def results(slug: str) -> str:
    quiz, session = readable(slug), db.session()
    looking = Looking.read(request.args, quiz)
    found = outcomes.results(session, quiz, now(), looking.choice)
    listed = rows(found, looking)
    counted = [line.counted.attempt for line in found.lines if line.counted and not line.removed]
    return render_template(
        "staff/results.html",
        quiz=quiz,
        standing=running(quiz, assignments.progress(session, quiz), now()),
        taught=class_of(quiz),
        objected=objections.open_count(session, quiz.id),
        looking=looking,
        found=found,
        rows=listed[(looking.page - 1) * AT_ONCE : looking.page * AT_ONCE],
        pages=-(-len(listed) // AT_ONCE),
        drawn=histogram(found.shares),
        whole=whole_cells(whole_of(session, quiz, counted)) if counted else (),
        methods=WHOLE,
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
    response.headers.set("Content-Disposition", "attachment", filename=f"{file_of(quiz)}.csv")
    return response
