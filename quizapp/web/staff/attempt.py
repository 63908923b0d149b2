"""One attempt: exactly what its student saw and answered, and when."""

from flask import render_template, request

from ...services import attempts, history, library, notes, own_items, rulings
from ...services import results as outcomes
from ...storage import db
from ..attempt_page import asked, moments, neighbours
from ..clock import now
from ..handed_in import marks
from ..results_looking import Looking
from ..results_table import listed
from ..roles import allow
from .blueprint import blueprint
from .readable import class_of, readable


@blueprint.get("/desk/given/<slug>/attempts/<attempt>")
@allow("teacher", "instructor")
def attempt(slug: str, attempt: str) -> str:
    quiz, session = readable(slug), db.session()
    own = attempts.find_given(session, quiz, attempt)
    looking = Looking.read(request.args, quiz)
    found = outcomes.results(session, quiz, now(), looking.choice)
    beside = neighbours(listed(found.lines, looking), attempt)
    if beside is None:  # the address leaves this one out
        beside = neighbours(outcomes.results(session, quiz, now()).lines, attempt)
    items, written = own_items.of_attempt(session, own), notes.of_given(session, quiz)
    article = library.articles().get(own.quiz.recipe.article)
    decided = rulings.of_attempt(session, quiz.id, own.id)
    return render_template(
        "staff/attempt.html",
        quiz=quiz,
        taught=class_of(quiz),
        own=own,
        looking=looking,
        beside=beside,
        marks=marks(own, items) if own.submitted_at else None,
        asked=asked(items, article, history.questions(session, own), written, decided),
        moments=moments(own, items, history.history(session, own)),
        notes=[note for note in written if note.attempt == attempt],
    )
