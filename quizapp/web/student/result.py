"""The result, and going on from it."""

from collections.abc import Iterator
from datetime import timedelta

from flask import Response, make_response, redirect, render_template, url_for

from ...core.errors import QuizError
from ...core.quiz import draw_about
from ...core.rulings import marking
from ...services import answers, assignments, attempts, library, objections, own_items, rulings, starting, tokens
from ...services.release import may_practise, release
from ...storage import db, writing
from .. import drawing, identity, outcome
from ..clock import now
from ..handed_in import handed_in, marks
from ..roles import allow
from .blueprint import blueprint
from .browse import begin, given, require_room
from .objection import may_object
from .take import finish_if_over


@blueprint.get("/attempt/<attempt>/result")
@allow("everyone")
def result(attempt: str) -> Response | str:
    own = attempts.find(db.session(), identity.token(), attempt)
    if own.submitted_at is None and own.over(now()):
        own = _finish(attempt)
    identity.speak_to(own)
    if own.discarded:
        return render_template("student/discarded.html", own=own)
    if own.submitted_at is None:
        return make_response(redirect(url_for("student.review", attempt=attempt), 303))
    shown = release(db.session(), own, now())
    items = own_items.of_attempt(db.session(), own) if shown.score else ()
    decided = rulings.of_attempt(db.session(), own.quiz.id, own.id) if shown.answers else {}
    article = library.articles().get(own.quiz.recipe.article)
    return render_template(
        "student/result.html",
        attempt=handed_in(own, shown, _allowance(own), now()),
        marks=marks(own, items) if shown.score else None,
        items=[outcome.result_item(item, article, decided.get(item.slot, ())) for item in items if shown.answers],
        may_object=may_object(own, shown),
        objections=objections.of_attempt(db.session(), own.id),
    )


@blueprint.post("/attempt/<attempt>/again")
@allow("everyone")
def again(attempt: str) -> Response:
    """Start the same quiz once more: other questions or at least another order."""
    require_room()
    own = attempts.find(db.session(), identity.token(), attempt)
    return begin(drawing.plan(given(own.quiz.slug), own.layout))


@blueprint.post("/attempt/<attempt>/missed")
@allow("everyone")
def missed(attempt: str) -> Response:
    """Start a quiz about what was not right in this attempt."""
    require_room()
    own = attempts.find(db.session(), identity.token(), attempt)
    if own.submitted_at is None:
        raise QuizError("attempt-open")
    quiz = assignments.find(db.session(), own.quiz.slug)
    if not may_practise(own, now()):
        raise QuizError("missed-closed")
    targets = list(dict.fromkeys(_missed(own)))
    if not targets:
        raise QuizError("missed-none")
    seed = tokens.new_seed()
    questions = draw_about(targets, quiz.recipe, drawing.sources(quiz), seed)
    return begin(starting.Plan(quiz, seed, [questions], own.layout, follows=own.id))


def _missed(own: attempts.OwnAttempt) -> Iterator[str]:
    """Yield what was missed by the key that holds now: nothing of a question that was dropped or given away."""
    decided = rulings.of_attempt(db.session(), own.quiz.id, own.id)
    for item in own_items.of_attempt(db.session(), own):
        if item.counts and item.credit != 1:
            by = marking(item.question, item.scheme, [each.ruling for each in decided.get(item.slot, ())])
            yield from by.compared(item.keys).missed(item.keys)


def _allowance(own: attempts.OwnAttempt) -> starting.Allowance:
    try:
        return starting.allowance(db.session(), own.quiz, own.student_id)
    except QuizError:
        # No longer in the class: the result stays, there is nothing more to start.
        return starting.Allowance(attempts=own.number, minutes=None, made=own.number)


def _finish(attempt: str) -> attempts.OwnAttempt:
    """Hand in, as saved, an attempt that is over: whoever meets it first does so, and its own student at once."""
    with writing(db.session()) as session:
        finish_if_over(session, answers.lock(session, identity.token(), attempt), grace=timedelta())
    return attempts.find(db.session(), identity.token(), attempt)
